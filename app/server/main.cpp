// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/server/serve.h"
#include "app/server/task.h"
#include "server/ops/commandline.h"
#include "server/ops/console.h"
#include "server/ops/eventloop.h"
#include "server/ops/heap.h"
#include "server/ops/jsonlog.h"

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <sys/stat.h>

// NOLINTNEXTLINE(bugprone-exception-escape): std::visit throws for a variant without a value, and ours has one
int main(int argc, char *argv[])
{
    using namespace madang;
    using namespace madang::server;

    keepFreedMemory();
    eventloop::install();
    constexpr mode_t ownerOnly = 077;
    ::umask(ownerOnly);
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("madang-server"));
    logAsJson();

    const auto line =
        commandLineFrom(QCoreApplication::arguments(), QProcessEnvironment::systemEnvironment().toStringList());
    if (!line)
        return console::fail(line.error(), console::ExitCode::Misused);
    return std::visit(overloaded{[&](const Serve &) { return serve(line->config); },
                                 [&](const CheckConfig &) { return EXIT_SUCCESS; },
                                 [&](const ShowText &show) {
                                     console::print(show.text);
                                     return EXIT_SUCCESS;
                                 },
                                 [&](const HousekeepingTask &task) { return carryOut(task, line->config); }},
                      line->purpose);
}
