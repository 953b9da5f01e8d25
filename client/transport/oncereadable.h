// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>

namespace madang::client
{

/// A body that can be read once only, so that Qt can't send it a second time.
class OnceReadable final : public QIODevice
{
    Q_DISABLE_COPY_MOVE(OnceReadable)

public:
    explicit OnceReadable(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~OnceReadable() override = default;
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_read; }
    [[nodiscard]] bool atEnd() const override { return bytesAvailable() == 0; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qint64 length = std::min<qint64>(most, m_bytes.size() - m_read);
        std::copy_n(m_bytes.cbegin() + m_read, length, to);
        m_read += length;
        return length;
    }
    qint64 writeData(const char * /*from*/, qint64 /*length*/) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace madang::client
