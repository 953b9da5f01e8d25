// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/connection/striplook.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace madang::ui
{

class Label;

/// Why a connection is not the best one, or is none.
class ConnectionNote : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionNote)

public:
    enum class Tone { Calm, Trouble };
    struct Content {
        QString sentence{}; ///< empty: nothing is to be said
        Tone tone = Tone::Calm;
        StripAction action = StripAction::None; ///< what can be done about it

        friend bool operator==(const Content &, const Content &) = default;
    };

    explicit ConnectionNote(const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] static Content about(const client::ConnectionState &state, const client::Steering &steering);

    void show(const Content &content);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Label *m_sentence;
    Content m_content;
};

} // namespace madang::ui
