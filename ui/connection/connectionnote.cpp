// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/connection/connectionnote.h"

#include "ui/connection/linkstate.h"
#include "ui/connection/waywords.h"
#include "ui/controls/label.h"
#include "ui/theme/shapes.h"

#include <QPainter>
#include <QVBoxLayout>

namespace madang::ui
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int radius = 8; ///< in pixels of the design
} // namespace

ConnectionNote::ConnectionNote(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_sentence(new Label(theme, {.font = &Fonts::secondary, .colour = &Colours::info}, Label::Wrap::Words))
{
    m_sentence->setObjectName(u"why"_s);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_sentence);
    theme.follow(this, [this, column] {
        const int around = m_theme.px(12);
        column->setContentsMargins(around, m_theme.px(8), around, m_theme.px(8));
        update();
    });
    hide();
}

void ConnectionNote::show(const Content &content)
{
    if (content == m_content)
        return;
    m_content = content;
    m_sentence->setText(content.sentence);
    m_sentence->setColour(content.tone == Tone::Calm ? &Colours::info : &Colours::warning);
    setVisible(!content.sentence.isEmpty());
    update();
}

ConnectionNote::Content ConnectionNote::about(const client::ConnectionState &state, const client::Steering &steering)
{
    using Action = StripAction;
    using Look = client::Steering::Look;
    const Action best = steering.chosen() ? Action::UseBest : Action::None;
    if (!state.isLive()) {
        Action mends = state.phase == client::Phase::Waiting ? Action::TryNow : Action::None;
        if (state.cause == client::Cause::Proxy)
            mends = Action::ChangeProxy;
        return {.sentence = LinkState::trouble(state),
                .tone = Tone::Trouble,
                .action = best == Action::None ? mends : best};
    }
    if (!state.passage || (state.passage->way == client::Way::WebSocket && best == Action::None))
        return {};
    if (best == Action::UseBest)
        return {.sentence = WayWords::explanation({state.passage->way, client::Obstacle::NotChosen}), .action = best};
    if (steering.look() == Look::InVain)
        return {.sentence = WayWords::stillLimited(*state.passage), .action = Action::TryFully};
    const Action upwards = steering.look() == Look::UnderWay ? Action::Trying : Action::TryFully;
    return {.sentence = WayWords::explanation(*state.passage), .action = steering.canSteer() ? upwards : Action::None};
}

void ConnectionNote::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &c = m_theme.colours();
    QPainter painter(this);
    paintBox(painter, {.rect = QRectF(rect()),
                       .radius = static_cast<qreal>(m_theme.px(radius)),
                       .fill = m_content.tone == Tone::Calm ? c.infoBack : c.warningBack,
                       .line = {}});
}

} // namespace madang::ui
