// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/transport/feed.h"
#include "client/transport/streamreader.h"

#include <QNetworkAccessManager>

namespace madang::client
{

/// One GET whose answer does not end: server-sent events, or a line for each message. It has a network manager of its
/// own, so that commands never wait for its connection.
class StreamFeed final : public Feed
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StreamFeed)

public:
    enum class Form { Events, Lines };

    explicit StreamFeed(Form form, QObject *parent = nullptr);
    ~StreamFeed() override;

    void follow(const Caller &caller, const QNetworkProxy &proxy, const QString &cursor) override;
    void stop() override;
    void hurry() override {} // it comes by itself

private:
    void onReadable();
    void onFinished();
    void take(const QByteArray &message);
    void end(const Closing &closing);

    Form m_form;
    QNetworkAccessManager m_network;
    std::unique_ptr<StreamReader> m_reader;
    QNetworkReply *m_reply = nullptr; ///< a child of m_network
    bool m_begun = false;
};

} // namespace madang::client
