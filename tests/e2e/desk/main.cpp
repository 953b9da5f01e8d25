// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT

/// The desktop with strings attached: the same windows and the same wiring, led by lines of JSON on standard input
/// instead of a hand on the mouse. Each line gets one line as its answer.
#include "app/desktop/desktop.h"
#include "app/desktop/options.h"
#include "tests/e2e/desk/hands.h"

#include <QApplication>
#include <QJsonDocument>
#include <QSocketNotifier>

#include <array>
#include <iostream>

#include <unistd.h>

namespace
{

void answer(const QJsonObject &object)
{
    std::cout << QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

/// Reads what is there and carries out the whole lines of it.
class Strings : public QObject
{
public:
    Strings()
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
            answer(hands::carryOut(order));
        }
    }

    QByteArray m_pending;
    QSocketNotifier m_notifier{STDIN_FILENO, QSocketNotifier::Read};
};

} // namespace

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
    const Strings strings;
    return QApplication::exec();
}
