// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/expected.h"

#include <QString>

namespace madang::server
{

/// The server's folder, held for as long as this lives: one process at a time. The hold is a flock(), so the kernel
/// lets go of it however the process ends. Nobody but the owner may look inside.
class DataFolder
{
public:
    enum class Problem { Held, Failed };
    struct Failure {
        Problem problem;
        QString text;
    };

    /// Makes the folder where there is none. `Held`: another process has it.
    [[nodiscard]] static Expected<DataFolder, Failure> take(const QString &path);
    ~DataFolder();
    DataFolder(DataFolder &&other) noexcept;
    DataFolder(const DataFolder &) = delete;
    DataFolder &operator=(const DataFolder &) = delete;
    DataFolder &operator=(DataFolder &&) = delete;

    [[nodiscard]] QString file(QLatin1StringView name) const;
    /// Writes who listens where to DIR/port and DIR/pid; they are removed at the end.
    [[nodiscard]] bool announce(quint16 port);

private:
    DataFolder(QString path, int lock);
    [[nodiscard]] bool write(QLatin1StringView name, const QByteArray &text) const;

    QString m_path;
    int m_lock = -1;
    bool m_isAnnounced = false;
};

} // namespace madang::server
