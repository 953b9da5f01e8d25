// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/language/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace madang::ui
{

using namespace Qt::StringLiterals;

Language::Language(const QLocale &system, QObject *parent)
    : QObject(parent)
    , m_system(system)
{
    install();
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Language::choose(Choice choice)
{
    if (m_choice != choice) {
        m_choice = choice;
        install();
        emit changed();
    }
}

QLocale Language::locale() const
{
    switch (m_choice) {
    case Choice::Korean:
        return {QLocale::Korean, QLocale::SouthKorea};
    case Choice::English:
        return m_system.language() == QLocale::English ? m_system : QLocale(QLocale::English);
    case Choice::System:
        break;
    }
    // A desktop in a third language reads English words, and so wants English dates between them.
    return m_system.language() == QLocale::Korean || m_system.language() == QLocale::English
               ? m_system
               : QLocale(QLocale::English);
}

void Language::install()
{
    const bool korean = locale().language() == QLocale::Korean;
    QLocale::setDefault(locale());
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    if (korean && m_qt.load(u"qtbase_ko"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    // English has one too: its plurals.
    if (m_own.load(korean ? u":/i18n/madang_ko.qm"_s : u":/i18n/madang_en.qm"_s)) {
        QCoreApplication::installTranslator(&m_own);
    }
}

} // namespace madang::ui
