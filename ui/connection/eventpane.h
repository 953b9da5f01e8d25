// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "client/connection/wireevent.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QPlainTextEdit;

namespace madang::ui
{

/// The events of a connection as they arrive, one below the other, to be read, marked and copied.
class EventPane : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventPane)

public:
    using Words = client::WireEvent::Words;

    explicit EventPane(const Theme &theme, QWidget *parent = nullptr);

    /// New ones are added below; other words make all of them anew.
    void show(const QList<client::WireEvent> &events, Words words);
    [[nodiscard]] QString text() const;
    /// As it stands in the pane and in a report: its lines.
    [[nodiscard]] static QString lines(const client::WireEvent &event, Words words);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void adopt();
    void retranslate();

    const Theme &m_theme;
    QPlainTextEdit *m_edit;
    Words m_words = Words::Hidden;
    qint64 m_last = 0; ///< number of the last event that is shown
};

} // namespace madang::ui
