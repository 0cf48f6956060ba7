// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/reply_box.h"

#include "kit/buttons.h"
#include "kit/chips.h"
#include "kit/key_hints.h"
#include "kit/labels.h"
#include "kit/menus.h"
#include "kit/rings.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int leastLines = 2;
constexpr int mostLines = 9; ///< from there on the text scrolls
constexpr std::size_t mostSaved = 9;
} // namespace

ReplyBox::ReplyBox(const Kit &kit, ActionRegistry &actions, QWidget *parent)
    : QFrame(parent)
    , m_kit(kit)
    , m_savedRow(new QWidget(this))
    , m_savedTitle(makeLabel(tr("Saved replies"), TypeRole::Caption, Ink::Text3, m_savedRow))
    , m_savedChips(new QWidget(m_savedRow))
    , m_savedHint(makeLabel(tr("Insert with"), TypeRole::Caption, Ink::Text3, m_savedRow))
    , m_slash(new KeyCap(kit, QStringLiteral("/"), m_savedRow))
    , m_card(new QFrame(this))
    , m_field(new QPlainTextEdit(m_card))
    , m_why(makeLabel({}, TypeRole::Caption, Ink::Text3, m_card))
    , m_ring(new CounterRing(kit, m_card))
    , m_count(makeLabel({}, TypeRole::Caption, Ink::Text3, m_card))
    , m_savedButton(makeIconButton(kit, Glyph::Reply, tr("Saved replies"), ButtonKind::Quiet,
                                   ButtonSize::Small, {}, m_card))
    , m_noteButton(makeButton(kit, tr("Note"), ButtonKind::Quiet, Glyph::Lock, ButtonSize::Small, m_card))
    , m_replyButton(makeButton(kit, tr("Reply"), ButtonKind::Normal, std::nullopt, ButtonSize::Small, m_card))
    , m_mainButton(makeButton(kit, tr("Reply and done"), ButtonKind::Primary, Glyph::Sending,
                              ButtonSize::Small, m_card))
    , m_mainKey(new KeyCap(kit, {}, m_card))
{
    setObjectName(QStringLiteral("replyBox"));
    m_field->setObjectName(QStringLiteral("replyText"));
    m_field->setProperty("frame", QStringLiteral("none"));
    m_field->setProperty("ownFocus", true); // the card around it is ringed
    m_field->setTabChangesFocus(true);
    m_field->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_field->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_field->viewport()->setAutoFillBackground(false);
    m_field->installEventFilter(this);
    m_why->setObjectName(QStringLiteral("replyWhyNot"));
    m_why->setWordWrap(true);
    m_count->setObjectName(QStringLiteral("replyCount"));
    m_savedButton->setObjectName(QStringLiteral("savedButton"));
    m_noteButton->setObjectName(QStringLiteral("noteButton"));
    m_noteButton->setCheckable(true);
    m_replyButton->setObjectName(QStringLiteral("replyOnly"));
    m_replyButton->setToolTip(tr("Reply, and wait for what they say"));
    m_mainButton->setObjectName(QStringLiteral("replyAndDone"));
    m_savedChips->setObjectName(QStringLiteral("savedChips"));

    auto *saved = new QHBoxLayout(m_savedRow);
    saved->addWidget(m_savedTitle);
    saved->addWidget(m_savedChips, 1);
    saved->addWidget(m_savedHint);
    saved->addWidget(m_slash);
    auto *chips = new QHBoxLayout(m_savedChips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->addStretch(1);

    auto *row = new QHBoxLayout;
    row->addWidget(m_ring);
    row->addWidget(m_count);
    row->addStretch(1);
    for (QWidget *one : {static_cast<QWidget *>(m_savedButton), static_cast<QWidget *>(m_noteButton),
                         static_cast<QWidget *>(m_replyButton), static_cast<QWidget *>(m_mainButton),
                         static_cast<QWidget *>(m_mainKey)})
        row->addWidget(one);
    auto *card = new QVBoxLayout(m_card);
    card->addWidget(m_field);
    card->addWidget(m_why);
    card->addLayout(row);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_savedRow);
    column->addWidget(m_card);

    connect(m_field, &QPlainTextEdit::textChanged, this, [this] {
        fitHeight();
        refresh();
        Q_EMIT draftChanged();
    });
    connect(m_noteButton, &QPushButton::clicked, this, [this](bool checked) { write(checked); });
    connect(m_savedButton, &QPushButton::clicked, this, &ReplyBox::offerSaved);
    connect(m_replyButton, &QPushButton::clicked, this, [this] { send(false); });
    connect(m_mainButton, &QPushButton::clicked, this, [this] { send(true); });
    actions.followKey(QStringLiteral("inbox.send"), this, [this](const QString &key) {
        m_mainKey->setKey(key);
        m_mainKey->setVisible(!key.isEmpty());
    });
    showWordsWithKey(actions, QStringLiteral("inbox.note"), m_noteButton,
                     tr("A note that only your team sees"),
                     [this](const QString &words) { m_noteButton->setToolTip(words); });
    measure();
    refresh();
}

void ReplyBox::measure()
{
    layout()->setContentsMargins(m_kit.px(20), m_kit.px(8), m_kit.px(20), m_kit.px(20));
    layout()->setSpacing(m_kit.px(8));
    m_card->layout()->setContentsMargins(m_kit.px(14), m_kit.px(10), m_kit.px(10), m_kit.px(10));
    m_card->layout()->setSpacing(m_kit.px(6));
    m_savedRow->layout()->setContentsMargins(0, 0, 0, 0);
    m_savedRow->layout()->setSpacing(m_kit.px(6));
    m_savedChips->layout()->setSpacing(m_kit.px(6));
    fitHeight();
}

void ReplyBox::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        measure();
}

void ReplyBox::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeight();
    fitSaved();
}

void ReplyBox::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_kit.theme();
    const StatusColours &yellow = theme.status(Status::Approval);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool focused = m_field->hasFocus();
    const QRectF card = QRectF(m_card->geometry());
    if (focused) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(card.adjusted(-1, -1, 1, 1), theme.px(9), theme.px(9));
    }
    painter.setPen(QPen(m_isNote ? yellow.edge : theme.control, 1));
    painter.setBrush(m_isNote ? yellow.fill : theme.surface);
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(size::radiusCard),
                            theme.px(size::radiusCard));
}

// As high as its lines need, between a few and so many that the conversation still has its room.
void ReplyBox::fitHeight()
{
    int lines = 0;
    for (QTextBlock block = m_field->document()->begin(); block.isValid() && lines < mostLines;
         block = block.next()) {
        (void)m_field->document()->documentLayout()->blockBoundingRect(block); // lays it out
        lines += std::max(1, block.layout()->lineCount());
    }
    lines = std::clamp(lines, leastLines, mostLines);
    const QFontMetrics metrics(m_field->font());
    const int margins = static_cast<int>(2 * m_field->document()->documentMargin());
    m_field->setFixedHeight(lines * metrics.lineSpacing() + margins + m_kit.px(2));
}

void ReplyBox::setForm(std::optional<listen::AnswerForm> form, const QString &whyNot)
{
    m_form = std::move(form);
    m_whyNot = whyNot;
    if (!m_form)
        m_isNote = true;
    refresh();
}

void ReplyBox::setName(const QString &name)
{
    m_name = name;
    refresh();
}

void ReplyBox::setSaved(std::vector<listen::SavedReply> saved)
{
    m_saved = std::move(saved);
    auto *row = static_cast<QHBoxLayout *>(m_savedChips->layout());
    for (QPushButton *chip : m_savedChips->findChildren<QPushButton *>()) {
        row->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    int at = 0;
    for (const listen::SavedReply &one : m_saved) {
        if (at >= static_cast<int>(mostSaved))
            break;
        auto *chip = makeButton(m_kit, menuText(one.name), ButtonKind::Normal, Glyph::Reply,
                                ButtonSize::Small, m_savedChips);
        chip->setAccessibleName(tr("Insert the saved reply “%1”").arg(one.name));
        chip->setToolTip(one.text);
        connect(chip, &QPushButton::clicked, this, [this, id = one.id] { Q_EMIT savedChosen(id); });
        row->insertWidget(at++, chip);
        chip->show();
    }
    refresh();
    fitSaved();
}

// Those without room are reached by "/".
void ReplyBox::fitSaved()
{
    const int room = m_savedChips->width();
    int used = 0;
    auto *row = m_savedChips->layout();
    for (int i = 0; i < row->count(); ++i) {
        QWidget *chip = row->itemAt(i)->widget();
        if (!chip)
            continue;
        used += chip->sizeHint().width() + m_kit.px(6);
        chip->setVisible(used <= room + m_kit.px(6));
    }
}

listen::ReplyDraft ReplyBox::draft() const
{
    return {m_field->toPlainText(), m_isNote && canAnswer()};
}

void ReplyBox::setDraft(const listen::ReplyDraft &draft)
{
    m_isNote = draft.isNote || !canAnswer();
    if (m_field->toPlainText() != draft.text) {
        const QSignalBlocker quiet(this);
        m_field->setPlainText(draft.text);
        m_field->moveCursor(QTextCursor::End);
    }
    refresh();
}

void ReplyBox::setNote(bool note)
{
    const bool now = note || !canAnswer();
    if (m_isNote != now) {
        m_isNote = now;
        Q_EMIT draftChanged();
    }
    refresh();
}

void ReplyBox::write(bool note)
{
    setNote(note);
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void ReplyBox::insert(const QString &text)
{
    QTextCursor cursor = m_field->textCursor();
    const QChar before =
        cursor.position() > 0 ? m_field->document()->characterAt(cursor.position() - 1) : QChar();
    const bool needsSpace = !before.isNull() && !before.isSpace() && before != QChar::ParagraphSeparator;
    cursor.insertText(needsSpace ? QLatin1Char(' ') + text : text);
    m_field->setTextCursor(cursor);
    m_field->setFocus(Qt::OtherFocusReason);
}

void ReplyBox::refresh()
{
    const QString text = m_field->toPlainText();
    m_noteButton->setChecked(m_isNote);
    setChosen(m_noteButton, m_isNote);
    m_noteButton->setVisible(canAnswer());
    m_why->setText(m_whyNot);
    m_why->setVisible(!canAnswer() && !m_whyNot.isEmpty());
    const bool counts = !m_isNote && m_form;
    m_ring->setVisible(counts);
    m_count->setVisible(counts);
    m_field->setPlaceholderText(m_isNote           ? tr("A note that only your team sees")
                                : m_name.isEmpty() ? tr("Write an answer")
                                                   : tr("Write to %1").arg(m_name));
    m_field->setAccessibleName(m_isNote ? tr("Note to the team") : tr("Answer to %1").arg(m_name));
    m_mainButton->setText(m_isNote ? tr("Add note") : tr("Reply and done"));
    setButtonKind(m_kit, m_mainButton, ButtonKind::Primary, m_isNote ? Glyph::Lock : Glyph::Sending);
    m_replyButton->setVisible(counts);
    m_savedButton->setVisible(counts && !m_saved.empty());
    m_savedRow->setVisible(counts && !m_saved.empty());
    if (counts) {
        const networks::TextMeasure measured = m_form->measure(text);
        const int limit = static_cast<int>(measured.limit.value_or(0));
        m_ring->setCount(static_cast<int>(measured.length), limit);
        const QLocale locale;
        m_count->setText(limit > 0 ? tr("%1 / %2", "characters, of how many")
                                         .arg(locale.toString(measured.length), locale.toString(limit))
                                   : locale.toString(measured.length));
        setInk(m_count, measured.over ? Ink::Bad : Ink::Text3);
        m_count->setAccessibleName(
            limit > 0
                ? tr("%1 of %2 characters").arg(locale.toString(measured.length), locale.toString(limit))
                : tr("%n character(s)", nullptr, static_cast<int>(measured.length)));
    }
    update();
}

void ReplyBox::send(bool thenDone)
{
    const QString text = m_field->toPlainText();
    if (text.trimmed().isEmpty()) {
        m_field->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_isNote)
        Q_EMIT noteRequested(text);
    else
        Q_EMIT replyRequested(text, thenDone);
}

void ReplyBox::offerSaved()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("savedMenu"));
    menu->setAccessibleName(tr("Saved replies"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const listen::SavedReply &one : m_saved) {
        QAction *action = menu->addAction(m_kit.icon(Glyph::Reply), menuText(one.name), this,
                                          [this, id = one.id] { Q_EMIT savedChosen(id); });
        action->setToolTip(one.text);
    }
    if (!m_saved.empty())
        menu->addSeparator();
    menu->addAction(m_kit.icon(Glyph::Plus), tr("Save what is written as a reply…"), this,
                    [this] { Q_EMIT manageSavedRequested(m_savedButton); })
        ->setObjectName(QStringLiteral("saveReply"));
    if (m_field->hasFocus()) {
        const QPoint below = m_field->cursorRect().bottomLeft();
        menu->popup(m_field->viewport()->mapToGlobal(below));
    } else {
        popUpUnder(*menu, m_savedButton);
    }
}

bool ReplyBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        update();
    } else if (event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT left();
            return true;
        }
        // At the beginning of a word only: addresses and fractions have one, too.
        const QTextCursor cursor = m_field->textCursor();
        const QChar before =
            cursor.position() > 0 ? m_field->document()->characterAt(cursor.position() - 1) : QChar();
        const bool beginsWord = before.isNull() || before.isSpace() || before == QChar::ParagraphSeparator;
        if (key->text() == QStringLiteral("/") && beginsWord && !m_isNote && canAnswer()) {
            offerSaved();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace hatstand::ui::inbox
