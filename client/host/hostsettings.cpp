// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/host/hostsettings.h"

#include "client/account/jsonfile.h"

namespace madang::client
{

using namespace Qt::StringLiterals;

namespace
{

QString fileIn(const QString &folder)
{
    return folder + u"/desktop.json"_s;
}

} // namespace

HostSettings readHostSettings(const QString &folder)
{
    constexpr int portMost = 65'535;
    const QJsonObject object = readJsonFile(fileIn(folder));
    const int port = object.value("port"_L1).toInt();
    return {.port = port > 0 && port <= portMost ? std::optional(static_cast<quint16>(port)) : std::nullopt,
            .reach = object.value("reach"_L1).toString() == "network"_L1 ? Reach::Network : Reach::ThisComputer,
            .name = object.value("name"_L1).toString()};
}

bool writeHostSettings(const QString &folder, const HostSettings &settings)
{
    QJsonObject object{{"reach"_L1, settings.reach == Reach::Network ? u"network"_s : u"this computer"_s},
                       {"name"_L1, settings.name}};
    if (settings.port)
        object.insert("port"_L1, *settings.port);
    return writeJsonFile(fileIn(folder), object);
}

} // namespace madang::client
