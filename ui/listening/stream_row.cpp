// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listening/stream_row.h"

#include "kit/buttons.h"
#include "kit/flow_layout.h"
#include "kit/glyph_label.h"
#include "kit/labels.h"
#include "kit/marks.h"
#include "kit/time_words.h"
#include "listening/listening_words.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace hatstand::ui::listening
{

namespace
{
using namespace Qt::StringLiterals;
constexpr int shownText = 220; ///< characters of a message; all of it is in the tooltip

QString shortened(const QString &text)
{
    const QString plain = text.simplified();
    return plain.size() > shownText ? plain.left(shownText - 1).trimmed() + u'…' : plain;
}
} // namespace

QString speakerOf(const listen::StreamItem &item)
{
    if (item.message.network == "feed"_L1 && !item.sourceName.isEmpty())
        return item.sourceName;
    if (item.speaker && !item.speaker->displayName.isEmpty())
        return item.speaker->displayName;
    if (item.speaker && !item.speaker->handle.isEmpty())
        return item.speaker->handle;
    return item.message.author.isEmpty() ? item.sourceName : item.message.author;
}

StreamRow::StreamRow(const Kit &kit, const networks::RulesCatalogue &rules, const listen::StreamItem &item,
                     Instant now, QWidget *parent)
    : QFrame(parent), m_kit(kit), m_item(item)
{
    setObjectName(QStringLiteral("streamRow"));
    setProperty("edge", QStringLiteral("bottom"));
    const listen::Message &message = item.message;
    const QString who = speakerOf(item);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kit.px(size::padding), kit.px(12), kit.px(size::padding), kit.px(8));
    column->setSpacing(kit.px(4));
    auto *head = new QHBoxLayout;
    head->setSpacing(kit.px(6));
    head->addWidget(new NetworkMark(kit, message.network, networkName(rules, message.network),
                                    MarkSize::Small, MarkStyle::Filled, this));
    head->addWidget(new ElidedLabel(who, TypeRole::Strong, Ink::Text, this), 1);
    const QString sounds = feelingWord(message.feeling);
    if (const auto glyph = feelingGlyph(message.feeling)) {
        auto *face = new GlyphLabel(kit, *glyph, 14, feelingInk(message.feeling), this);
        face->setAccessibleName(sounds);
        face->setToolTip(message.feelingBy == listen::JudgedBy::Person ? tr("%1, as you said").arg(sounds)
                                                                       : sounds);
        head->addWidget(face);
    }
    auto *when = makeLabel(ageWords(message.at, now), TypeRole::Second, Ink::Text3, this);
    when->setToolTip(QLocale().toString(message.at.toUtc().toLocalTime(), QLocale::LongFormat));
    head->addWidget(when);
    column->addLayout(head);
    const QString words = message.title.isEmpty() || message.text.startsWith(message.title)
                              ? message.text
                              : message.title + u". "_s + message.text;
    auto *text = makeLabel(shortened(words), TypeRole::Body, Ink::Text, this);
    text->setWordWrap(true);
    if (words.simplified().size() > shownText)
        text->setToolTip(u"<p>"_s + words.toHtmlEscaped() + u"</p>"_s);
    column->addWidget(text);

    auto *actions = new QWidget(this);
    auto *flow = new FlowLayout(actions, kit.px(4), kit.px(2));
    flow->setContentsMargins(0, 0, 0, 0);
    if (message.conversationId.isNull())
        flow->addWidget(addAction(actions, tr("To Inbox"), StreamAction::ToInbox));
    flow->addWidget(addAction(actions, tr("Make idea"), StreamAction::MakeIdea));
    if (message.url.isValid() && !message.url.isEmpty())
        flow->addWidget(addAction(actions, tr("Open"), StreamAction::Open));
    flow->addWidget(addAction(actions, tr("Sounds…"), StreamAction::Feeling));
    column->addWidget(actions);
    setAccessibleName(factWords({who, ageWords(message.at, now), sounds, shortened(words)}));
}

QPushButton *StreamRow::addAction(QWidget *row, const QString &text, StreamAction action)
{
    auto *button = makeButton(m_kit, text, ButtonKind::Quiet, std::nullopt, ButtonSize::Small, row);
    button->setObjectName(QStringLiteral("streamAction%1").arg(int(action)));
    button->setAccessibleDescription(tr("of %1").arg(speakerOf(m_item)));
    connect(button, &QPushButton::clicked, this, [this, action] { Q_EMIT chosen(action); });
    m_buttons << button;
    return button;
}

QWidget *StreamRow::firstButton() const
{
    return m_buttons.value(0);
}

} // namespace hatstand::ui::listening
