// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT

/// The desktop with strings attached: the same windows and the same wiring, led by lines of JSON on standard input
/// instead of a hand on the mouse. Each line gets one line as its answer.
#include "app/desktop/desktop.h"
#include "app/desktop/options.h"
#include "tests/e2e/desk/hands.h"
#include "tests/support/orders.h"

#include <QApplication>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    int exitCode = EXIT_SUCCESS;
    const auto options = madang::app::Options::read(QCoreApplication::arguments(), exitCode);
    const auto profile = options ? madang::client::Profile::open(options->profile) : std::nullopt;
    if (!profile)
        return EXIT_FAILURE;
    madang::app::Desktop desktop(*options, *profile);
    if (desktop.start() == madang::app::Desktop::Start::HandedOver)
        return EXIT_SUCCESS;
    const madang::tests::Orders orders([](const QJsonObject &order) { madang::tests::tell(hands::carryOut(order)); });
    return QApplication::exec();
}
