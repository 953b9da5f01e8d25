// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/main/window.h"

#include <QCloseEvent>
#include <QLocale>
#include <QStackedWidget>

namespace madang::ui
{
namespace
{

using namespace Qt::StringLiterals;

constexpr QSize usual{1120, 720};
constexpr QSize least{480, 420};

} // namespace

Window::Window(QWidget *parent)
    : QMainWindow(parent)
    , m_pages(new QStackedWidget(this))
{
    setCentralWidget(m_pages);
    setMinimumSize(least);
    resize(usual);
    setTitle({}, 0);
}

void Window::showPage(QWidget *page)
{
    QWidget *before = m_pages->currentWidget();
    if (page == before)
        return;
    m_pages->addWidget(page);
    m_pages->setCurrentWidget(page);
    if (before != nullptr) {
        m_pages->removeWidget(before);
        before->deleteLater();
    }
    if (page->focusProxy() != nullptr)
        page->setFocus(Qt::OtherFocusReason);
}

void Window::setTitle(const QString &place, qint64 unread)
{
    QString title = place.isEmpty() ? u"Madang"_s : place + u" - Madang"_s;
    if (unread > 0)
        title.prepend(u'(' + QLocale().toString(unread) + u") "_s);
    setWindowTitle(title);
}

void Window::closeEvent(QCloseEvent *event)
{
    if (m_closeGuard && m_closeGuard() == MayClose::No) {
        event->ignore();
        return;
    }
    emit closing();
    QMainWindow::closeEvent(event);
}

void Window::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        emit activated();
    QMainWindow::changeEvent(event);
}

} // namespace madang::ui
