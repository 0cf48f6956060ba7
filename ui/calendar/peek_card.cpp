// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/peek_card.h"

#include "kit/accessibility.h"
#include "kit/chips.h"
#include "kit/labels.h"
#include "kit/painters.h"
#include "kit/time_words.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::calendar
{

namespace
{
constexpr int cardWidth = 320;
constexpr int longestText = 600; // about what fits; the composer has the rest
} // namespace

PeekCard::PeekCard(const Kit &kit, QWidget *page)
    : QFrame(page)
    , m_kit(kit)
    , m_title(makeLabel({}, TypeRole::CardTitle))
    , m_facts(makeLabel({}, TypeRole::Second, Ink::Text2))
    , m_text(makeLabel({}, TypeRole::Body))
    , m_media(makeLabel({}, TypeRole::Second, Ink::Text3))
    , m_status(new StatusChip(kit, Status::Draft))
{
    setObjectName(QStringLiteral("peekCard"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    const int padding = kit.px(size::padding);
    layout->setContentsMargins(padding, padding, padding, padding);
    layout->setSpacing(kit.px(size::gap));
    for (QLabel *label : {m_title, m_facts, m_text, m_media}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addWidget(m_status, 0, Qt::AlignLeading);
    hide();
}

void PeekCard::show(const CalendarItem &item, const plan::Post &post, const QByteArray &shownZone, QRect chip)
{
    m_title->setText(item.row.title);
    QStringList facts{tr("%1, %2", "day, time").arg(longDayWords(item.date), clockWords(item.time)),
                      item.clientName};
    if (!item.networkNames.isEmpty())
        facts << listWords(item.networkNames);
    const auto &planned = item.row.planned;
    if (planned && planned->zone != shownZone && planned->wall != WallTime{item.date, item.time})
        facts
            << tr("%1 in %2", "time in a city").arg(clockWords(planned->wall.time), zoneCity(planned->zone));
    m_facts->setText(facts.join(tr(" · ", "between facts")));
    const bool isCut = post.text.size() > longestText;
    m_text->setText(isCut ? post.text.left(longestText) + QChar(0x2026) : post.text);
    m_text->setVisible(!post.text.isEmpty());
    const int pictures = item.row.mediaCount;
    m_media->setText(item.row.mediaWithoutAltText > 0
                         ? tr("%n picture(s), %1 without a description", nullptr, pictures)
                               .arg(item.row.mediaWithoutAltText)
                         : tr("%n picture(s)", nullptr, pictures));
    m_media->setVisible(pictures > 0);
    m_status->setStatus(item.status);

    setFixedWidth(std::min(m_kit.px(cardWidth), parentWidget()->width() - m_kit.px(16)));
    layout()->activate();
    resize(width(), std::min(layout()->totalHeightForWidth(width()), parentWidget()->height()));
    const QRect beside(parentWidget()->mapFromGlobal(chip.topLeft()), chip.size());
    const bool after = layoutDirection() == Qt::LeftToRight;
    int left = after ? beside.right() + m_kit.px(8) : beside.left() - width() - m_kit.px(8);
    // On the other side where there is no room, and never outside.
    if (left + width() > parentWidget()->width())
        left = beside.left() - width() - m_kit.px(8);
    else if (left < 0)
        left = beside.right() + m_kit.px(8);
    left = std::clamp(left, 0, std::max(0, parentWidget()->width() - width()));
    const int top = std::clamp(beside.top(), 0, std::max(0, parentWidget()->height() - height()));
    move(left, top);
    raise();
    QFrame::show();
    announce(this, QStringList{spokenItem(item), post.text}.join(QStringLiteral(". ")));
}

void PeekCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_kit.theme().line2, 1));
    painter.setBrush(m_kit.theme().raised);
    const qreal radius = m_kit.px(size::radiusCard);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace hatstand::ui::calendar
