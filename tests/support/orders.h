// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>

#include <array>
#include <functional>
#include <iostream>

#include <unistd.h>

namespace madang::tests
{

/// A line of JSON to whoever leads this program.
inline void tell(const QJsonObject &object)
{
    std::cout << QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

/// Lines of JSON on standard input, each an order; at their end the program ends.
class Orders : public QObject
{
public:
    explicit Orders(std::function<void(const QJsonObject &)> carryOut)
        : m_carryOut(std::move(carryOut))
    {
        connect(&m_notifier, &QSocketNotifier::activated, this, [this] { read(); });
    }

private:
    void read()
    {
        constexpr size_t most = 65'536;
        std::array<char, most> buffer{};
        const auto count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count <= 0) {
            QCoreApplication::quit();
            return;
        }
        m_pending.append(buffer.data(), count);
        while (m_pending.contains('\n')) {
            const auto end = m_pending.indexOf('\n');
            const auto order = QJsonDocument::fromJson(m_pending.first(end)).object();
            m_pending.remove(0, end + 1);
            m_carryOut(order);
        }
    }

    std::function<void(const QJsonObject &)> m_carryOut;
    QByteArray m_pending;
    QSocketNotifier m_notifier{STDIN_FILENO, QSocketNotifier::Read};
};

} // namespace madang::tests
