// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
// Without a fuzzer: everything in seeds/TARGET/ once, and cut short at each place. Also for a finding, to look into it:
//
//     fuzz_replay FOLDER            where FOLDER/TARGET/ has the files
#include "tests/fuzz/targets.h"

#include <QDir>
#include <QFile>

#include <cstdio>
#include <cstdlib>

int main(int argc, char *argv[])
{
    int count = 0;
    for (const auto &target : madang::fuzz::targets) {
        const QDir folder(QString::fromLocal8Bit(argc > 1 ? argv[1] : ".") + QDir::separator() +
                          QString::fromLatin1(target.name));
        const QStringList names = folder.entryList(QDir::Files);
        madang::fuzz::demand(!names.isEmpty(), "each target has seeds");
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            madang::fuzz::demand(file.open(QIODevice::ReadOnly), "seeds can be read");
            const QByteArray bytes = file.readAll();
            std::printf("%s %s\n", target.name.data(), qPrintable(name));
            std::fflush(stdout);
            for (qsizetype length = 0; length <= bytes.size(); ++length)
                target.run(QByteArrayView(bytes).first(length));
            ++count;
        }
    }
    return count > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
