// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <array>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qreal disabledOpacity = 0.45;

constexpr std::array<const char *, static_cast<std::size_t>(Icon::Count)> names{
    "alert",  "arrow-down", "back",        "bell",   "bell-off", "check", "checks-two", "chevron-down", "chevron-right",
    "clock",  "close",      "copy",        "device", "edit",     "file",  "gear",       "hash",         "house",
    "info",   "join",       "key",         "leave",  "link",     "lock",  "madang",     "more",         "moon",
    "people", "person",     "person-plus", "plus",   "reply",    "retry", "search",     "send",         "server",
    "smile",  "sun",        "trash",       "wifi",   "wifi-off"};

/// Paints one drawing in the colour that its role has at that moment.
class ThemedEngine final : public QIconEngine
{
public:
    ThemedEngine(const Icons &icons, Icon which, Role role, Role on)
        : m_icons(icons)
        , m_which(which)
        , m_role(role)
        , m_on(on)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        painter->save();
        if (mode == QIcon::Disabled) {
            painter->setOpacity(painter->opacity() * disabledOpacity);
        }
        const int side = qMin(rect.width(), rect.height());
        const qreal ratio = painter->device()->devicePixelRatioF();
        QRect box(0, 0, side, side);
        box.moveCenter(rect.center());
        painter->drawPixmap(box, m_icons.pixmap(m_which, colour(state), side, ratio));
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    // `size` is in pixels of the device; QIcon sets the ratio of what it gets.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal /*scale*/) override
    {
        QPixmap drawn = m_icons.pixmap(m_which, colour(state), qMin(size.width(), size.height()), 1);
        if (mode != QIcon::Disabled) {
            return drawn;
        }
        QPixmap faded(drawn.size());
        faded.fill(Qt::transparent);
        QPainter painter(&faded);
        painter.setOpacity(disabledOpacity);
        painter.drawPixmap(0, 0, drawn);
        return faded;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new ThemedEngine(m_icons, m_which, m_role, m_on); }

private:
    [[nodiscard]] QColor colour(QIcon::State state) const
    {
        return m_icons.theme().colour(state == QIcon::On ? m_on : m_role);
    }

    const Icons &m_icons;
    Icon m_which;
    Role m_role;
    Role m_on;
};

QByteArray tinted(const QString &path, const QColor &colour)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}
} // namespace

Icons::Icons(const Theme &theme, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_cache(600)
{
}

QString Icons::path(Icon which)
{
    return ":/icons/"_L1 + QLatin1StringView(names.at(static_cast<std::size_t>(which))) + ".svg"_L1;
}

QIcon Icons::icon(Icon which, Role role, std::optional<Role> on) const
{
    return QIcon(new ThemedEngine(*this, which, role, on.value_or(role)));
}

QPixmap Icons::pixmap(Icon which, const QColor &colour, int size, qreal pixelRatio) const
{
    const QString key = u"%1|%2|%3|%4"_s.arg(static_cast<int>(which)).arg(colour.rgba()).arg(size).arg(pixelRatio);
    if (const QPixmap *known = m_cache.object(key)) {
        return *known;
    }
    const int side = qMax(1, qCeil(size * pixelRatio));
    QPixmap drawn(side, side);
    drawn.fill(Qt::transparent);
    {
        QSvgRenderer renderer(tinted(path(which), colour));
        QPainter painter(&drawn);
        renderer.render(&painter, QRectF(0, 0, side, side));
    }
    drawn.setDevicePixelRatio(pixelRatio);
    m_cache.insert(key, new QPixmap(drawn));
    return drawn;
}

void Icons::paint(QPainter &painter, const QRectF &rect, Icon which, const QColor &colour) const
{
    const int side = qFloor(qMin(rect.width(), rect.height()));
    const QPointF corner(rect.center().x() - side / 2.0, rect.center().y() - side / 2.0);
    painter.drawPixmap(corner, pixmap(which, colour, side, painter.device()->devicePixelRatioF()));
}

} // namespace madang::ui
