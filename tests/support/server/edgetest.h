// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/server/edge.h"

#include <QTest>

namespace madang::server
{

/// Tests that have an edge of their own each. (Qt calls init() and cleanup() also where they are inherited.)
class EdgeTest : public QObject
{
    Q_OBJECT

protected:
    /// What is to be there before anybody comes.
    virtual void furnish(Edge & /*edge*/) {}

    std::unique_ptr<Edge> m_edge;

private Q_SLOTS:
    void init()
    {
        m_edge = std::make_unique<Edge>();
        furnish(*m_edge);
        QVERIFY(m_edge->listens());
    }
    void cleanup() { m_edge.reset(); }
};

} // namespace madang::server
