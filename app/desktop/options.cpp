// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/options.h"

#include "ui/language/language.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdlib>
#include <iostream>

namespace madang::app
{

using namespace Qt::StringLiterals;

std::optional<Options> Options::read(const QStringList &arguments, int &exitCode)
{
    const ui::Language language; // what a person chose is in a folder that is not known yet
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("A chat of your own."));
    const auto help = parser.addHelpOption();
    const auto version = parser.addVersionOption();
    const QCommandLineOption profile(u"profile"_s, tr("Keep everything in this folder."), tr("folder"));
    parser.addOption(profile);
    parser.addPositionalArgument(u"link"_s, tr("An invitation (madang://…) or a server's address."), tr("[link]"));

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
        const QString why = understood ? tr("More than one link.") : parser.errorText();
        std::cerr << why.toStdString() << '\n' << tr("madang --help says what there is.").toStdString() << '\n';
        exitCode = EXIT_FAILURE;
        return std::nullopt;
    }
    return Options{.link = parser.positionalArguments().value(0), .profile = parser.value(profile)};
}

void Options::refuseFolder(const QString &folder)
{
    const ui::Language language;
    std::cerr << tr("The folder %1 cannot be written to. Choose another one with --profile.").arg(folder).toStdString()
              << '\n';
}

} // namespace madang::app
