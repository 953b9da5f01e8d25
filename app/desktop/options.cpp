// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdlib>
#include <iostream>

namespace madang::app
{

using namespace Qt::StringLiterals;

std::optional<Options> Options::read(const QStringList &arguments, int &exitCode)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"A chat of your own."_s);
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    const QCommandLineOption profile(u"profile"_s, u"Keep everything in this folder."_s, u"folder"_s);
    parser.addOption(profile);
    parser.addPositionalArgument(u"link"_s, u"An invitation (madang://…) or a server's address."_s, u"[link]"_s);

    exitCode = EXIT_SUCCESS;
    const bool understood = parser.parse(arguments);
    if (parser.isSet(help)) {
        std::cout << parser.helpText().toStdString();
        return std::nullopt;
    }
    if (parser.isSet(version)) {
        std::cout << "madang " << QCoreApplication::applicationVersion().toStdString() << '\n';
        return std::nullopt;
    }
    if (!understood || parser.positionalArguments().size() > 1) {
        const QString why = understood ? u"More than one link."_s : parser.errorText();
        std::cerr << why.toStdString() << "\nmadang --help says what there is.\n";
        exitCode = EXIT_FAILURE;
        return std::nullopt;
    }
    return Options{.link = parser.positionalArguments().value(0), .profile = parser.value(profile)};
}

} // namespace madang::app
