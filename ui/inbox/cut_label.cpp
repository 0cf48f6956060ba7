// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/cut_label.h"

#include "inbox/cut_lines.h"

#include <QPainter>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int mostLines = 2;
}

CutLabel::CutLabel(const Kit &kit, TypeRole role, QWidget *parent)
    : Painted(kit, QAccessible::StaticText, parent), m_role(role)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CutLabel::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setToolTip(text.left(600));
    updateGeometry();
    update();
}

int CutLabel::heightForWidth(int width) const
{
    return cutLineCount(m_text, kit().font(m_role), width, mostLines) * theme().lineHeight(m_role);
}

QSize CutLabel::sizeHint() const
{
    const int width = theme().px(240);
    return {width, heightForWidth(width)};
}

QSize CutLabel::minimumSizeHint() const
{
    return {theme().px(60), theme().lineHeight(m_role)};
}

void CutLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(kit().font(m_role));
    painter.setPen(theme().text);
    paintCutLines(painter, rect(), m_text, theme().lineHeight(m_role), mostLines, layoutDirection());
}

} // namespace hatstand::ui::inbox
