// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/ladder/rememberedways.h"

#include "client/account/jsonfile.h"

#include <QCryptographicHash>
#include <QNetworkInterface>

#include <algorithm>
#include <array>

namespace madang::client
{
namespace
{

using namespace Qt::StringLiterals;

/// The best way is not among them: it is what holds without an entry.
constexpr std::array<std::pair<Way, QLatin1StringView>, 3> names{{
    {Way::EventStream, "event-stream"_L1},
    {Way::LongPoll, "long-poll"_L1},
    {Way::Poll, "poll"_L1},
}};

std::optional<QLatin1StringView> nameOf(Way way)
{
    const auto *const row =
        std::find_if(names.begin(), names.end(), [way](const auto &one) { return one.first == way; });
    return row == names.end() ? std::nullopt : std::optional(row->second);
}

std::optional<Way> wayNamed(const QString &name)
{
    const auto *const row =
        std::find_if(names.begin(), names.end(), [&name](const auto &one) { return one.second == name; });
    return row == names.end() ? std::nullopt : std::optional(row->first);
}

QString subnetOf(const QNetworkAddressEntry &entry)
{
    const QString text = u"%1/%2"_s.arg(entry.ip().toString()).arg(entry.prefixLength());
    return QHostAddress::parseSubnet(text).first.toString();
}

} // namespace

QString currentNetwork()
{
    QStringList subnets;
    QStringList prefixes; // tell networks apart where there is no IPv4; beside it they come later, and change
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const auto &interface : interfaces) {
        const auto flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsRunning) || flags.testFlag(QNetworkInterface::IsLoopBack))
            continue;
        const auto entries = interface.addressEntries();
        for (const auto &entry : entries) {
            if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol)
                subnets.append(subnetOf(entry));
            else if (entry.ip().isGlobal())
                prefixes.append(subnetOf(entry));
        }
    }
    QStringList &found = subnets.isEmpty() ? prefixes : subnets;
    found.sort();
    found.removeDuplicates();
    return found.join(u' ');
}

RememberedWays::RememberedWays(QString file, const Clock &clock, std::function<QString()> network)
    : m_file(std::move(file))
    , m_clock(clock)
    , m_network(std::move(network))
{
    load();
}

Way RememberedWays::best(const Endpoint &server) const
{
    const auto found = m_entries.constFind(placeOf(server));
    const bool holds = found != m_entries.constEnd() && m_clock.now() - found->at < keptFor;
    return holds ? found->way : Way::WebSocket;
}

void RememberedWays::remember(const Endpoint &server, Way way)
{
    const QString place = placeOf(server);
    const auto found = m_entries.constFind(place);
    const Way before = found == m_entries.constEnd() ? Way::WebSocket : found->way;
    if (way == before && way == best(server))
        return;
    if (nameOf(way))
        m_entries.insert(place, {.way = way, .at = m_clock.now()});
    else
        m_entries.remove(place);
    if (m_entries.size() > most)
        m_entries.erase(std::min_element(m_entries.cbegin(), m_entries.cend(),
                                         [](const Entry &one, const Entry &other) { return one.at < other.at; }));
    save();
}

QString RememberedWays::placeOf(const Endpoint &server) const
{
    const QString text = addressOf(server) + u'\n' + m_network();
    const auto hash = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex());
}

void RememberedWays::load()
{
    const QJsonObject object = readJsonFile(m_file);
    for (auto entry = object.constBegin(); entry != object.constEnd(); ++entry) {
        const QJsonObject value = entry->toObject();
        const auto way = wayNamed(value.value("way"_L1).toString());
        if (way && m_entries.size() < most)
            m_entries.insert(entry.key(), {.way = *way, .at = milliseconds(value.value("at"_L1).toInteger())});
    }
}

/// What can't be written is remembered for as long as the program runs.
void RememberedWays::save() const
{
    QJsonObject object;
    for (auto entry = m_entries.constBegin(); entry != m_entries.constEnd(); ++entry)
        object.insert(entry.key(), QJsonObject{{"way"_L1, nameOf(entry->way).value_or(QLatin1StringView())},
                                               {"at"_L1, static_cast<qint64>(entry->at.count())}});
    (void)writeJsonFile(m_file, object);
}

} // namespace madang::client
