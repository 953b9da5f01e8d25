// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/icons.h"

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace madang::ui
{

class Label;

/// A dialog as all of ours are: a title, a sentence, what is asked, one sentence when something went wrong, and the
/// buttons. It never blocks: it is opened, says by a signal what was decided, and is closed by whoever did it.
class Sheet : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sheet)

public:
    enum class Busy { No, Yes };
    enum class Grave { No, Yes };

    explicit Sheet(const Icons &icons, QWidget *parent = nullptr);

    /// Ends being busy, too.
    void setError(const QString &sentence);
    [[nodiscard]] QString error() const;
    /// While the answer of the server is awaited.
    void setBusy(Busy busy);

protected:
    [[nodiscard]] const Icons &icons() const { return m_icons; }
    [[nodiscard]] const Theme &theme() const { return m_icons.theme(); }
    [[nodiscard]] QVBoxLayout &body() { return *m_body; }
    void setWords(const QString &title, const QString &sentence);
    /// Before the words are set: for a sheet that leaves nothing undone when it is closed.
    void sayClose() { m_wayOut = WayOut::Close; }
    /// The word on the button that does it; an empty one leaves only a way to close.
    void setAction(const QString &word, Grave grave = Grave::No);
    void setReady(bool ready);
    /// What the button does; the dialog stays open.
    virtual void submit() {}
    /// Sets all words, now and when the language changes.
    virtual void retranslate() = 0;

    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const Icons &m_icons;
    Label *m_title;
    Label *m_sentence;
    QVBoxLayout *m_body;
    Label *m_error;
    QPushButton *m_cancel;
    QPushButton *m_go;
    enum class WayOut { Cancel, Close };

    WayOut m_wayOut = WayOut::Cancel;
    Grave m_grave = Grave::No;
    bool m_hasAction = false;
    bool m_ready = true;
    Busy m_busy = Busy::No;
};

} // namespace madang::ui
