// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/connectionlog.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace madang::ui
{

class Chip;
class FactRows;
class Label;
class RoundTripGraph;

/// Over which way a connection goes, to where, up to which position, and how quick it is.
class ConnectionFacts : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionFacts)

public:
    explicit ConnectionFacts(const Theme &theme, QWidget *parent = nullptr);

    void show(const client::ConnectionLog &log);
    void retranslate();

private:
    void showWay(const client::ConnectionState &state);

    FactRows *m_rows;
    Chip *m_way;
    RoundTripGraph *m_graph;
};

/// What went over the way in use; nothing to be seen where that is not known.
class TrafficFacts : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrafficFacts)

public:
    explicit TrafficFacts(const Theme &theme, QWidget *parent = nullptr);

    void show(const client::ConnectionLog &log);
    void retranslate();

private:
    Label *m_title;
    FactRows *m_rows;
};

} // namespace madang::ui
