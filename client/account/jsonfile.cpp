// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "client/account/jsonfile.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace madang::client
{

using namespace Qt::StringLiterals;

QJsonObject readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto document = QJsonDocument::fromJson(file.readAll());
    if (document.isObject())
        return document.object();
    const QString aside = path + u".broken"_s;
    QFile::remove(aside);
    file.rename(aside);
    return {};
}

bool writeJsonFile(const QString &path, const QJsonObject &object)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(QJsonDocument(object).toJson());
    return file.commit();
}

} // namespace madang::client
