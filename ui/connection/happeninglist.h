// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/happening.h"
#include "ui/theme/theme.h"

#include <QAbstractListModel>
#include <QListView>

namespace madang::ui
{

/// What happened to a connection, a row each. To screen readers a row is its time and its sentence.
class HappeningModel : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HappeningModel)

public:
    enum Role { TimeRole = Qt::UserRole };

    using QAbstractListModel::QAbstractListModel;

    void setHappenings(const QList<client::Happening> &happenings);
    void retranslate();
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<client::Happening> m_happenings;
};

/// The list of them, as high as its rows up to a point; it stays at its end while the end is seen.
class HappeningList : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HappeningList)

public:
    explicit HappeningList(const Theme &theme, QWidget *parent = nullptr);

    void show(const QList<client::Happening> &happenings);
    void retranslate() { m_model->retranslate(); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    const Theme &m_theme;
    HappeningModel *m_model;
};

} // namespace madang::ui
