// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/theme.h"

#include <QCache>
#include <QIcon>
#include <QObject>
#include <QPixmap>

#include <optional>

class QPainter;

namespace madang::ui
{

/// The drawings in resources/icons, each named like its file.
enum class Icon {
    Alert,
    ArrowDown,
    Back,
    Bell,
    BellOff,
    Check,
    ChecksTwo,
    ChevronDown,
    ChevronRight,
    Clock,
    Close,
    Copy,
    Device,
    Edit,
    File,
    Gear,
    Hash,
    House,
    Info,
    Join,
    Key,
    Leave,
    Link,
    Lock,
    Madang,
    More,
    Moon,
    People,
    Person,
    PersonPlus,
    Plus,
    Reply,
    Retry,
    Search,
    Send,
    Server,
    Smile,
    Sun,
    Trash,
    Wifi,
    WifiOff,
    /// How many there are.
    Count
};

/// Draws our icons in a colour of the theme, sharp at every pixel ratio. QIcons made here follow the theme by
/// themselves: nobody has to set them again when it changes. Icons must outlive the QIcons that it gave.
class Icons : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Icons)

public:
    explicit Icons(const Theme &theme, QObject *parent = nullptr);

    /// An icon for buttons and actions; 45% when disabled, `checked` when it is on.
    [[nodiscard]] QIcon icon(Icon which, Role role = &Colours::textSecondary, std::optional<Role> on = {}) const;
    /// For delegates: `size` in device-independent pixels.
    [[nodiscard]] QPixmap pixmap(Icon which, const QColor &colour, int size, qreal pixelRatio) const;
    /// Into the middle of `rect`, as large as fits.
    void paint(QPainter &painter, const QRectF &rect, Icon which, const QColor &colour) const;

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    /// The resource of one drawing.
    [[nodiscard]] static QString path(Icon which);

private:
    const Theme &m_theme;
    mutable QCache<QString, QPixmap> m_cache;
};

} // namespace madang::ui
