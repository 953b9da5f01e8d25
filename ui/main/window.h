// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QMainWindow>

#include <functional>
#include <utility>

class QStackedWidget;

namespace madang::ui
{

/// The one window: a page at a time, and in its title how much is unread.
class Window : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Window)

public:
    explicit Window(QWidget *parent = nullptr);

    /// Shows `page` and deletes the one before it, later.
    void showPage(QWidget *page);
    /// "(3) #general - Madang"; `place` may be empty.
    void setTitle(const QString &place, qint64 unread);
    [[nodiscard]] QString currentTitle() const { return windowTitle(); }

    /// Asked each time before it closes; No: not now, and whoever says so may call close() again.
    enum class MayClose { Yes, No };
    void setCloseGuard(std::function<MayClose()> guard) { m_closeGuard = std::move(guard); }

signals:
    void closing();
    /// The window became the active one.
    void activated();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QStackedWidget *m_pages;
    std::function<MayClose()> m_closeGuard;
};

} // namespace madang::ui
