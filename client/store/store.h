// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/store/draftstore.h"
#include "client/store/messagestore.h"
#include "client/store/outboxstore.h"
#include "client/store/replicastore.h"

#include <QObject>

namespace madang::client
{

/// What is wrong with the disk.
struct StoreTrouble {
    enum class Kind {
        SetAside, ///< the file was damaged; it was renamed to `path` and a new one begun
        Refusing, ///< nothing can be written; the program goes on in memory and tries again
    };

    Kind kind = Kind::Refusing;
    QString path{};
    QString detail{}; ///< in English, for the details that a developer asks for

    bool operator==(const StoreTrouble &) const = default;
};

/// The memory of one user on one server, with one interface for each of those that use it.
class Store : public QObject, public ReplicaStore, public MessageStore, public OutboxStore, public DraftStore
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Store)

public:
    using QObject::QObject;

signals:
    void troubled(const madang::client::StoreTrouble &trouble);
    /// All that had been refused is written now.
    void recovered();
};

} // namespace madang::client
