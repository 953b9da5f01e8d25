// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "server/ops/commandline.h"

#include <QCommandLineParser>
#include <QDir>

#include <utility>

namespace madang::server
{

using namespace Qt::StringLiterals;

namespace
{

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Madang, the headless server. \"invite\", \"reset\", \"backup\" and "
                                     u"\"check\" ask the server that runs in --data, or open "
                                     u"its log themselves where none does."_s);
    parser.addPositionalArgument(u"task"_s, u"invite, reset, backup or check; without one the server starts."_s,
                                 u"[task]"_s);
    parser.addOptions({
        {u"data"_s, u"The data folder."_s, u"DIR"_s},
        {u"listen"_s, u"Where to listen; port 0 takes a free one."_s, u"ADDRESS:PORT"_s},
        {u"config"_s, u"A configuration file (TOML)."_s, u"FILE"_s},
        {u"name"_s, u"The server's name, as people see it."_s, u"TEXT"_s},
        {u"public-url"_s, u"How the server is reached from outside."_s, u"URL"_s},
        {u"behind-proxy"_s, u"The proxies whose X-Forwarded-For is believed; may be said several times."_s,
         u"NETWORK"_s},
        {u"check-config"_s, u"Only check the configuration."_s},
        {u"role"_s, u"invite: member or admin."_s, u"ROLE"_s, u"member"_s},
        {u"uses"_s, u"invite: for how many people, 0 for any number."_s, u"N"_s, u"1"_s},
        {u"user"_s, u"reset: who is to come in again; the owner where it is not said."_s, u"NAME"_s},
        {u"to"_s, u"backup: the file to write."_s, u"FILE"_s},
    });
    parser.addHelpOption();
    parser.addVersionOption();
}

Expected<HousekeepingTask, QString> taskFrom(const QCommandLineParser &parser)
{
    const QStringList words = parser.positionalArguments();
    if (words.size() > 1)
        return Unexpected(u"one task at a time"_s);
    if (words.first() == Invite::typeName) {
        bool isNumber = false;
        const qint64 uses = parser.value(u"uses"_s).toLongLong(&isNumber);
        if (!isNumber || uses < 0)
            return Unexpected(u"--uses must be a whole number from 0"_s);
        const QString role = parser.value(u"role"_s);
        if (role != "member"_L1 && role != "admin"_L1)
            return Unexpected(u"--role must be member or admin"_s);
        return Invite{.role = role == "admin"_L1 ? Role::Admin : Role::Member, .uses = uses};
    }
    if (words.first() == ResetSignIn::typeName)
        return ResetSignIn{parser.value(u"user"_s)};
    if (words.first() == MakeBackup::typeName) {
        if (parser.value(u"to"_s).isEmpty())
            return Unexpected(u"backup needs --to FILE"_s);
        return MakeBackup{QDir::current().absoluteFilePath(parser.value(u"to"_s))};
    }
    if (words.first() == CheckLog::typeName)
        return CheckLog{};
    return Unexpected(QString("unknown task '"_L1 + words.first() + "'"_L1));
}

Expected<ServerConfig, QString> configOf(const QCommandLineParser &parser, const QStringList &environment)
{
    QList<Setting> settings;
    QString file = parser.value(u"config"_s);
    for (const QString &entry : environment)
        if (file.isEmpty() && entry.startsWith("MADANG_CONFIG="_L1))
            file = entry.section(u'=', 1);
    if (!file.isEmpty()) {
        const auto fromFile = settingsFromFile(file);
        if (!fromFile)
            return Unexpected(fromFile.error());
        settings += *fromFile;
    }
    settings += settingsFromEnvironment(environment);
    for (const auto &[option, key] : {std::pair(u"data"_s, u"data"_s), std::pair(u"listen"_s, u"listen"_s),
                                      std::pair(u"name"_s, u"name"_s), std::pair(u"public-url"_s, u"public_url"_s)})
        if (parser.isSet(option))
            settings.append({key, parser.value(option), "--"_L1 + option});
    if (parser.isSet(u"behind-proxy"_s))
        settings.append({u"behind_proxy"_s, parser.values(u"behind-proxy"_s).join(u','), u"--behind-proxy"_s});
    return configFrom(settings);
}

} // namespace

Expected<CommandLine, QString> commandLineFrom(const QStringList &arguments, const QStringList &environment)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return Unexpected(parser.errorText());
    if (parser.isSet(u"help"_s))
        return CommandLine{ShowText{parser.helpText().trimmed()}};
    if (parser.isSet(u"version"_s))
        return CommandLine{ShowText{u"madang-server " MADANG_VERSION ""_s}};

    auto config = configOf(parser, environment);
    if (!config)
        return Unexpected(config.error());
    if (parser.isSet(u"check-config"_s))
        return CommandLine{CheckConfig{}, *config};
    if (config->dataFolder.isEmpty())
        return Unexpected(u"--data DIR is needed"_s);
    if (parser.positionalArguments().isEmpty())
        return CommandLine{Serve{}, *config};
    const auto task = taskFrom(parser);
    if (!task)
        return Unexpected(task.error());
    return CommandLine{*task, *config};
}

} // namespace madang::server
