// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "app/desktop/settingsmenu.h"

#include <QActionGroup>
#include <QMenu>

#include <array>

namespace madang::app
{
namespace
{

using namespace Qt::StringLiterals;

/// An entry of which one in the group is ticked.
template <typename Choose>
void addChoice(QMenu &menu, QActionGroup &group, const QString &text, bool chosen, Choose choose)
{
    auto *action = menu.addAction(text, &menu, choose);
    action->setCheckable(true);
    action->setChecked(chosen);
    group.addAction(action);
}

} // namespace

void SettingsMenu::open(const Parts &parts, QWidget *window, const QPoint &at)
{
    auto *menu = new QMenu(window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Change your name…"), &parts.commands, &ui::RoomCommands::renameSelf);
    menu->addAction(tr("Password…"), &parts.commands, &ui::RoomCommands::setPassword);
    menu->addAction(tr("Devices…"), &parts.commands, &ui::RoomCommands::devices);
    menu->addSeparator();
    addLook(*menu->addMenu(tr("Look")), parts);
    addTextSize(*menu->addMenu(tr("Text size")), parts);
    // In both languages, so that who can't read the one finds the other.
    addLanguage(*menu->addMenu(u"Language · 언어"_s), parts);
    menu->popup(at);
}

void SettingsMenu::addLook(QMenu &menu, const Parts &parts)
{
    using Scheme = ui::Theme::Scheme;
    auto *group = new QActionGroup(&menu);
    const auto add = [&](const QString &text, Scheme scheme) {
        addChoice(menu, *group, text, parts.theme.scheme() == scheme, [parts, scheme] {
            parts.preferences.setScheme(scheme);
            parts.theme.setScheme(scheme);
        });
    };
    add(tr("As the desktop"), Scheme::System);
    add(tr("Light"), Scheme::Light);
    add(tr("Dark"), Scheme::Dark);
}

void SettingsMenu::addLanguage(QMenu &menu, const Parts &parts)
{
    using Choice = ui::Language::Choice;
    auto *group = new QActionGroup(&menu);
    const auto add = [&](const QString &text, Choice choice) {
        addChoice(menu, *group, text, parts.language.choice() == choice, [parts, choice] {
            parts.preferences.setLanguage(choice);
            parts.language.choose(choice);
        });
    };
    add(tr("As the system"), Choice::System);
    add(u"English"_s, Choice::English);
    add(u"한국어"_s, Choice::Korean);
}

void SettingsMenu::addTextSize(QMenu &menu, const Parts &parts)
{
    static constexpr std::array sizes{80, 90, 100, 110, 125, 150, 175, 200};
    auto *group = new QActionGroup(&menu);
    for (const int size : sizes) {
        addChoice(menu, *group, u"%1 %"_s.arg(size), parts.theme.textScale() == size, [parts, size] {
            parts.theme.setTextScale(size);
            parts.preferences.setTextScale(size);
        });
    }
}

} // namespace madang::app
