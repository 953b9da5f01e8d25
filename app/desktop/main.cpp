// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/desktop.h"
#include "app/desktop/options.h"
#include "client/account/profile.h"

#include <QApplication>

#include <cstdlib>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("madang"));
    QApplication::setApplicationDisplayName(QStringLiteral("Madang"));
    QApplication::setApplicationVersion(QStringLiteral(MADANG_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("madang"));

    int exitCode = EXIT_SUCCESS;
    const auto options = madang::app::Options::read(QCoreApplication::arguments(), exitCode);
    if (!options)
        return exitCode;
    const QString folder = options->profile.isEmpty() ? madang::client::Profile::standardFolder() : options->profile;
    const auto profile = madang::client::Profile::open(folder);
    if (!profile) {
        madang::app::Options::refuseFolder(folder);
        return EXIT_FAILURE;
    }
    madang::app::Desktop desktop(*options, *profile);
    if (desktop.start() == madang::app::Desktop::Start::HandedOver)
        return EXIT_SUCCESS;
    return QApplication::exec();
}
