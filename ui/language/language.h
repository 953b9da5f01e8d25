// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace madang::ui
{

/// Which language people read: puts Qt's translation and ours on the application, and the locale with them. Widgets
/// hear of a change by QEvent::LanguageChange.
class Language : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Language)

public:
    enum class Choice { System, English, Korean };

    /// `system` is the locale that System stands for.
    explicit Language(const QLocale &system = QLocale::system(), QObject *parent = nullptr);
    ~Language() override;

    void choose(Choice choice);
    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] QLocale locale() const;

signals:
    void changed();

private:
    void install();

    QLocale m_system;
    Choice m_choice = Choice::System;
    QTranslator m_qt;
    QTranslator m_own;
};

} // namespace madang::ui
