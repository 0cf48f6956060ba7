// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/drag_ghost.h"

#include "calendar/chip_painter.h"
#include "calendar/post_box.h"
#include "kit/accessibility.h"

#include <QPainter>

#include <algorithm>

namespace hatstand::ui::calendar
{

DragGhost::DragGhost(const Kit &kit, DragSession &session, QWidget *page)
    : QWidget(page), m_kit(kit), m_session(session)
{
    setObjectName(QStringLiteral("dragGhost"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(&session, &DragSession::changed, this, &DragGhost::follow);
}

void DragGhost::follow()
{
    if (!m_session.isActive()) {
        hide();
        return;
    }
    if (isHidden()) {
        setGeometry(parentWidget()->rect());
        raise();
        show();
    }
    const QString words = m_session.hint() ? m_session.hint()->tip.join(u'\n') : QString();
    if (words != accessibleName() && !words.isEmpty())
        announce(this, words);
    // Only what changes is drawn again: what lies below is a month full of chips.
    QRect now = tipRect();
    if (m_session.hint())
        now |= QRect(mapFromGlobal(m_session.hint()->place.topLeft()), m_session.hint()->place.size());
    now.adjust(-3, -3, 3, 3);
    update(m_dirty | now);
    m_dirty = now;
}

QRect DragGhost::tipRect() const
{
    QStringList lines = m_session.hint() ? m_session.hint()->tip : QStringList();
    if (lines.isEmpty() && m_session.payload())
        lines << m_session.payload()->title;
    const QFontMetrics metrics(m_kit.font(TypeRole::Caption));
    int width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    const int padding = m_kit.px(8);
    const QSize size(std::min(width + 2 * padding, this->width() / 2),
                     int(lines.size()) * metrics.lineSpacing() + padding);
    QRect tip(mapFromGlobal(m_session.position()) + QPoint(m_kit.px(12), m_kit.px(18)), size);
    if (tip.bottom() > height())
        tip.moveBottom(mapFromGlobal(m_session.position()).y() - m_kit.px(8));
    if (tip.right() > rect().right())
        tip.moveRight(rect().right());
    return tip;
}

void DragGhost::paintEvent(QPaintEvent *)
{
    if (!m_session.isActive())
        return;
    QPainter painter(this);
    const Theme &theme = m_kit.theme();
    const DragPayload &payload = *m_session.payload();
    QStringList lines{payload.title};
    if (m_session.hint()) {
        const DropHint &hint = *m_session.hint();
        MonthChip chip;
        chip.status = payload.status;
        chip.time = hint.time;
        chip.title = payload.title;
        chip.clientColour = payload.clientColour;
        chip.target = true;
        const QRect place(mapFromGlobal(hint.place.topLeft()), hint.place.size());
        if (!place.isEmpty() && hint.look == DropHint::Look::Chip)
            paintMonthChip(painter, m_kit, place, chip, layoutDirection());
        else if (!place.isEmpty())
            paintPostBox(painter, m_kit, place,
                         {chip, payload.networkKeys, hint.look == DropHint::Look::ClientBox},
                         layoutDirection());
        if (!hint.tip.isEmpty())
            lines = hint.tip;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect tip = tipRect();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.text);
    painter.drawRoundedRect(tip, m_kit.px(size::radiusChip), m_kit.px(size::radiusChip));
    painter.setPen(theme.surface);
    painter.setFont(theme.fontFor(TypeRole::Caption));
    const QFontMetrics metrics = painter.fontMetrics();
    const int padding = m_kit.px(8);
    int top = tip.top() + padding / 2;
    for (const QString &line : lines) {
        const QRect row(tip.left() + padding, top, tip.width() - 2 * padding, metrics.lineSpacing());
        painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeading,
                         metrics.elidedText(line, Qt::ElideRight, row.width()));
        top += metrics.lineSpacing();
    }
}

} // namespace hatstand::ui::calendar
