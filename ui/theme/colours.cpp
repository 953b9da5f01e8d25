// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/theme/colours.h"

namespace madang::ui
{

namespace
{
constexpr std::array<QRgb, 8> deepHues{0x9C2F10, 0x8A5200, 0x5C6300, 0x1B6B3A, 0x00696B, 0x0A5FA3, 0x5B49B8, 0x9A2A78};
constexpr std::array<QRgb, 8> paleHues{0xFF9B80, 0xF2B25C, 0xC9CF63, 0x7FD8A0, 0x5FD3D0, 0x7EC0F5, 0xB7A8FF, 0xF29BD2};

std::array<QColor, 8> hues(const std::array<QRgb, 8> &values)
{
    std::array<QColor, 8> result;
    for (std::size_t i = 0; i < values.size(); ++i) {
        result[i] = QColor::fromRgb(values[i]);
    }
    return result;
}

Colours light()
{
    return {
        .window = QColor(0xF2F5F4),
        .base = QColor(0xFFFFFF),
        .hover = QColor(0xE9EEEC),
        .selected = QColor(0xD9EAE6),
        .ownTint = QColor(0xEAF5F2),
        .mentionTint = QColor(0xFFF5D9),
        .mentionBar = QColor(0xB7791F),
        .text = QColor(0x1A2120),
        .textSecondary = QColor(0x55605D),
        .placeholder = QColor(0x66716E),
        .accent = QColor(0x0F766E),
        .onAccent = QColor(0xFFFFFF),
        .accentText = QColor(0x0F766E),
        .link = QColor(0x0A62A9),
        .border = QColor(0xD3DAD8),
        .control = QColor(0x7A8683),
        .focus = QColor(0x0B57D0),
        .danger = QColor(0xB3261E),
        .dangerBack = QColor(0xFBE9E7),
        .warning = QColor(0x7A4D00),
        .warningBack = QColor(0xFFF1D0),
        .success = QColor(0x1B6B3A),
        .successBack = QColor(0xE6F4EB),
        .info = QColor(0x0A558F),
        .infoBack = QColor(0xE5F0FA),
        .active = QColor(0x1E8E4E),
        .away = QColor(0xB26A00),
        .busy = QColor(0xB3261E),
        .offline = QColor(0x75807D),
        .badgeUnread = QColor(0x55605D),
        .badgeMention = QColor(0xB3261E),
        .onBadge = QColor(0xFFFFFF),
        .senders = hues(deepHues),
        .avatars = hues(deepHues),
    };
}

Colours dark()
{
    return {
        .window = QColor(0x101415),
        .base = QColor(0x171C1D),
        .hover = QColor(0x232B2C),
        .selected = QColor(0x1D3B38),
        .ownTint = QColor(0x1A2B2A),
        .mentionTint = QColor(0x33290F),
        .mentionBar = QColor(0xE0A93B),
        .text = QColor(0xE6ECEB),
        .textSecondary = QColor(0xA6B2B0),
        .placeholder = QColor(0x8F9C9A),
        .accent = QColor(0x12807A),
        .onAccent = QColor(0xFFFFFF),
        .accentText = QColor(0x5FD3D0),
        .link = QColor(0x74C5F0),
        .border = QColor(0x2E3738),
        .control = QColor(0x7B8788),
        .focus = QColor(0x8AB4F8),
        .danger = QColor(0xF4A9A3),
        .dangerBack = QColor(0x3B1B19),
        .warning = QColor(0xF0C674),
        .warningBack = QColor(0x362A0F),
        .success = QColor(0x86DBA6),
        .successBack = QColor(0x14301F),
        .info = QColor(0x9CCBF2),
        .infoBack = QColor(0x14293B),
        .active = QColor(0x3FBF74),
        .away = QColor(0xE0A030),
        .busy = QColor(0xF0706A),
        .offline = QColor(0x8A9695),
        .badgeUnread = QColor(0x5C6866),
        .badgeMention = QColor(0xB3261E),
        .onBadge = QColor(0xFFFFFF),
        .senders = hues(paleHues),
        .avatars = hues(deepHues),
    };
}
} // namespace

const Colours &lightColours()
{
    static const Colours colours = light();
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours = dark();
    return colours;
}

} // namespace madang::ui
