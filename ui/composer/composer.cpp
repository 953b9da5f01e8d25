// SPDX-FileCopyrightText: Madang developers
// SPDX-License-Identifier: MIT
#include "ui/composer/composer.h"

#include "ui/composer/completionpopup.h"
#include "ui/composer/sendbutton.h"
#include "ui/composer/subjectbar.h"
#include "ui/controls/iconbutton.h"
#include "ui/controls/label.h"
#include "ui/text/usertext.h"
#include "ui/theme/shapes.h"

#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputMethod>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <utility>

namespace madang::ui
{

namespace
{
constexpr int mostLines = 10;

Editor::Commit orQt(Editor::Commit commit)
{
    return commit ? std::move(commit) : [] { QGuiApplication::inputMethod()->commit(); };
}
} // namespace

Composer::Composer(const Icons &icons, const client::Clock &clock, Editor::Commit commit, QWidget *parent)
    : QWidget(parent)
    , m_theme(icons.theme())
    , m_editor(new Editor(icons.theme(), orQt(std::move(commit))))
    , m_subjectBar(new SubjectBar(icons))
    , m_counter(new Label(icons.theme(), {.font = &Fonts::secondary, .colour = &Colours::textSecondary}))
    , m_emoji(new IconButton(icons, Icon::Smile))
    , m_send(new SendButton(icons))
    , m_completion(new CompletionPopup(icons.theme(), *m_editor, this))
    , m_watch(clock)
{
    m_editor->setObjectName(QStringLiteral("editor"));
    buildLayout();
    setFocusProxy(m_editor);
    connect(&m_watch, &WritingWatch::started, this, &Composer::typingStarted);
    connect(&m_watch, &WritingWatch::stopped, this, &Composer::typingStopped);
    connect(&m_watch, &WritingWatch::draftDue, this, &Composer::flushDraft);
    connect(m_editor, &Editor::contentChanged, this, &Composer::onContentChanged);
    connect(m_editor, &Editor::sendRequested, this, &Composer::send);
    connect(m_editor, &Editor::cancelRequested, this, &Composer::onEscape);
    connect(m_editor, &Editor::editLastRequested, this, &Composer::editLastRequested);
    connect(m_editor, &Editor::focusCame, this, qOverload<>(&QWidget::update));
    connect(m_editor, &Editor::focusLeft, this, [this] {
        m_watch.end();
        flushDraft();
        update();
    });
    connect(m_send, &SendButton::clicked, m_editor, &Editor::commitAndSend);
    connect(m_emoji, &IconButton::clicked, this, &Composer::emojiRequested);
    connect(m_subjectBar, &SubjectBar::closed, this, &Composer::cancelSubject);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
    refresh();
}

Composer::~Composer()
{
    // The editor loses the focus while it goes, and the popup belongs to the window.
    m_editor->disconnect(this);
    delete m_completion;
}

void Composer::buildLayout()
{
    auto *row = new QHBoxLayout;
    row->addWidget(m_editor, 1, Qt::AlignVCenter);
    row->addWidget(m_counter, 0, Qt::AlignBottom);
    row->addWidget(m_emoji, 0, Qt::AlignBottom);
    row->addWidget(m_send, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_subjectBar);
    column->addLayout(row);
    m_counter->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_theme.follow(this, [this, row, column] {
        const int u = m_theme.unit();
        row->setSpacing(u);
        column->setContentsMargins(3 * u, m_theme.px(6), 2 * u, m_theme.px(6));
        m_counter->setMinimumHeight(m_theme.px(32));
    });
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
}

void Composer::openRoom(const QString &roomId, const QString &address, const Draft &draft)
{
    if (roomId == m_roomId) {
        setAddress(address);
        return;
    }
    m_editor->settle();
    m_watch.end();
    flushDraft();
    m_roomId = roomId;
    m_address = address;
    showDraft(draft);
    retranslate();
}

void Composer::showDraft(const Draft &draft)
{
    m_loading = true;
    m_draft = draft;
    m_editor->replaceText(draft.text);
    setMode(draft.mode, draft.subject);
    m_loading = false;
    refresh();
}

void Composer::setAddress(const QString &address)
{
    m_address = address;
    retranslate();
}

void Composer::setLink(Link link)
{
    if (m_link != link) {
        m_link = link;
        if (link == Link::Offline) {
            m_watch.end();
        }
        retranslate();
    }
}

void Composer::setPeople(const QList<Mentionable> &people)
{
    m_people = people;
    m_completion->setPeople(people);
}

void Composer::setTextLimit(int codePoints)
{
    m_limit = codePoints;
    refresh();
}

void Composer::setSendKey(Editor::SendKey key)
{
    m_editor->setSendKey(key);
}

void Composer::setTimelineHeight(int pixels)
{
    m_editor->setLargest(mostLines, pixels * 2 / 5);
}

void Composer::startReply(const Subject &subject)
{
    cancelSubject();
    setMode(ComposeMode::Reply, subject);
    m_watch.noteDraft();
    focusText();
}

void Composer::startEdit(const Subject &subject)
{
    cancelSubject();
    m_editor->settle();
    m_draft.setAside = m_editor->toPlainText();
    setMode(ComposeMode::Edit, subject);
    m_editor->replaceText(subject.text);
    focusText();
}

bool Composer::cancelSubject()
{
    if (m_draft.mode == ComposeMode::Plain) {
        return false;
    }
    const bool wasEdit = m_draft.mode == ComposeMode::Edit;
    const QString setAside = std::exchange(m_draft.setAside, {});
    setMode(ComposeMode::Plain, {});
    if (wasEdit) {
        m_loading = true;
        m_editor->replaceText(setAside);
        m_loading = false;
    }
    refresh();
    m_watch.noteDraft();
    focusText();
    return true;
}

void Composer::insertText(const QString &text)
{
    m_editor->settle();
    m_editor->insertPlainText(text);
    focusText();
}

void Composer::focusText()
{
    m_editor->setFocus(Qt::OtherFocusReason);
}

Draft Composer::draft() const
{
    Draft result = m_draft;
    result.text = m_editor->textWithPreedit();
    return result;
}

void Composer::flushDraft()
{
    if (m_watch.takeDraft() && !m_roomId.isEmpty()) {
        emit draftChanged(m_roomId, draft());
    }
}

void Composer::tick()
{
    m_watch.tick();
}

void Composer::onContentChanged()
{
    refresh();
    if (m_loading) {
        return;
    }
    const QString text = m_editor->textWithPreedit();
    const bool writing = !text.trimmed().isEmpty() && !text.startsWith(u'/') && m_link == Link::Online &&
                         m_draft.mode != ComposeMode::Edit;
    m_watch.note(writing ? WritingWatch::Is::Writing : WritingWatch::Is::Not);
}

void Composer::onEscape()
{
    if (!cancelSubject()) {
        emit escaped();
    }
}

void Composer::setMode(ComposeMode mode, const Subject &subject)
{
    m_draft.mode = mode;
    m_draft.subject = subject;
    m_subjectBar->show(mode, subject);
    refresh();
}

void Composer::send()
{
    Draft written = m_draft;
    written.text = m_editor->toPlainText();
    const Composed message = composed(m_roomId, written, m_people);
    if (message.text.isEmpty() || codePoints(message.text) > m_limit || m_roomId.isEmpty()) {
        return;
    }
    m_watch.end();
    showDraft({.text = m_draft.setAside, .mode = ComposeMode::Plain, .subject = {}, .setAside = {}});
    // The message first: it is on disk before the draft that holds the same words goes.
    emit sent(message);
    m_watch.noteDraft();
    flushDraft();
}

void Composer::refresh()
{
    const QString text = m_editor->textWithPreedit();
    const qsizetype length = codePoints(text);
    const bool tooLong = length > m_limit;
    m_counter->setVisible(length * 5 >= qsizetype(m_limit) * 4);
    m_counter->setText(tr("%1 / %2").arg(QLocale().toString(length), QLocale().toString(m_limit)));
    m_counter->setColour(tooLong ? &Colours::danger : &Colours::textSecondary);
    m_send->setEnabled(!text.trimmed().isEmpty() && !tooLong);
    const QString name = m_draft.mode == ComposeMode::Edit ? tr("Save the change") : tr("Send");
    m_send->setWording(tooLong ? tr("The message is too long to send") : name, tooLong ? 0 : Qt::Key_Return);
}

void Composer::retranslate()
{
    const QString now = tr("Message %1").arg(m_address);
    const QString later = tr("Message %1 (will be sent later)").arg(m_address);
    m_editor->setPlaceholder(m_link == Link::Online ? now : later);
    m_emoji->setWording(tr("Emoji"));
    refresh();
}

void Composer::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &c = m_theme.colours();
    const bool focused = m_editor->hasFocus();
    QPainter painter(this);
    paintBox(painter, {.rect = QRectF(rect()),
                       .radius = static_cast<qreal>(m_theme.px(8)),
                       .fill = c.base,
                       .line = focused ? c.focus : c.control,
                       .lineWidth = focused ? 2.0 : 1.0});
}

void Composer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void Composer::mousePressEvent(QMouseEvent * /*event*/)
{
    focusText();
}

} // namespace madang::ui
