// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/text_label.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>

namespace hatstand::ui
{

TextLabel::TextLabel(const QString &text, TypeRole role, QWidget *parent) : QLabel(text, parent), m_role(role)
{
    setTextFormat(Qt::PlainText);
}

void TextLabel::setStrongStart(int characters)
{
    if (m_strongStart == characters)
        return;
    m_strongStart = characters;
    updateGeometry();
    update();
}

bool TextLabel::isSetHere() const
{
    return wordWrap() && textFormat() == Qt::PlainText && !text().isEmpty() &&
           !(textInteractionFlags() & (Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard));
}

int TextLabel::lineHeight() const
{
    return std::max(fontMetrics().height(), lineHeightAt(m_role, font().pixelSize()));
}

int TextLabel::breakLines(QTextLayout &layout, int width) const
{
    QString words = text();
    words.replace(QLatin1Char('\n'), QChar::LineSeparator);
    layout.setText(words);
    layout.setFont(font());
    if (m_strongStart > 0) {
        QTextLayout::FormatRange strong;
        strong.start = 0;
        strong.length = m_strongStart;
        strong.format.setFontWeight(QFont::Medium);
        layout.setFormats({strong});
    }
    QTextOption option;
    // Within a word only where it is wider than the label: a path, an address.
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(text().isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    // Absolute here: the label has looked at its direction.
    option.setAlignment(QStyle::visualAlignment(option.textDirection(), alignment()) | Qt::AlignAbsolute);
    layout.setTextOption(option);
    layout.beginLayout();
    int lines = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const qreal lead = (lineHeight() - line.height()) / 2;
        line.setPosition({0, lines * lineHeight() + lead});
        ++lines;
    }
    layout.endLayout();
    return lines;
}

bool TextLabel::hasHeightForWidth() const
{
    return isSetHere() || QLabel::hasHeightForWidth();
}

int TextLabel::heightForWidth(int width) const
{
    if (!isSetHere())
        return QLabel::heightForWidth(width);
    ensurePolished();
    const QMargins around = contentsMargins();
    const int edges = 2 * margin();
    QTextLayout layout;
    const int lines = breakLines(layout, std::max(1, width - around.left() - around.right() - edges));
    return lines * lineHeight() + around.top() + around.bottom() + edges;
}

QSize TextLabel::sizeHint() const
{
    const QSize hint = QLabel::sizeHint();
    return isSetHere() ? QSize(hint.width(), heightForWidth(hint.width())) : hint;
}

QSize TextLabel::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    return isSetHere() ? QSize(hint.width(), std::min(heightForWidth(hint.width()), sizeHint().height()))
                       : hint;
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    if (!isSetHere()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    drawFrame(&painter);
    const QRect room = contentsRect().adjusted(margin(), margin(), -margin(), -margin());
    QTextLayout layout;
    const int height = breakLines(layout, room.width()) * lineHeight();
    int top = room.top();
    if (alignment() & Qt::AlignVCenter)
        top += (room.height() - height) / 2;
    else if (alignment() & Qt::AlignBottom)
        top += room.height() - height;
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    layout.draw(&painter, QPointF(room.left(), std::max(room.top(), top)));
}

} // namespace hatstand::ui
