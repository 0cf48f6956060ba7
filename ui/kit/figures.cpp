// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/figures.h"

#include "kit/painters.h"
#include "kit/time_words.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHash>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace hatstand::ui
{

namespace
{
bool readsFromLeft(const QString &text)
{
    return std::none_of(text.cbegin(), text.cend(), [](QChar letter) {
        const QChar::Direction direction = letter.direction();
        return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
    });
}

using DigitWidths = QHash<QFont, qreal>;

DigitWidths &knownDigitWidths()
{
    static DigitWidths known;
    // Fonts hold parts of the window system, which are to go before it does.
    [[maybe_unused]] static const bool endsInTime = [] {
        qAddPostRoutine([] { known.clear(); });
        return true;
    }();
    return known;
}

/// The room of any digit. A list paints hundreds of times with two or three fonts: each is measured once.
qreal digitWidth(const QFont &font, const QFontMetricsF &metrics)
{
    DigitWidths &known = knownDigitWidths();
    const auto found = known.constFind(font);
    if (found != known.cend())
        return *found;
    qreal widest = 0;
    for (char16_t number = u'0'; number <= u'9'; ++number)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(number)));
    known.insert(font, widest);
    return widest;
}

/// Hands each digit with its room, and each piece between two of them, to `each`. Answers the whole width.
template <class Each>
qreal walk(const QFont &font, const QFontMetricsF &metrics, const QString &text, const Each &each)
{
    const qreal digit = digitWidth(font, metrics);
    qreal left = 0;
    qsizetype from = 0;
    while (from < text.size()) {
        const bool isDigit = text.at(from).isDigit();
        qsizetype to = from + 1;
        while (!isDigit && to < text.size() && !text.at(to).isDigit())
            ++to;
        const QString piece = text.mid(from, to - from);
        const qreal own = metrics.horizontalAdvance(piece);
        const qreal room = isDigit ? std::max(digit, own) : own;
        each(left + (room - own) / 2, piece);
        left += room;
        from = to;
    }
    return left;
}

qreal widthOf(const QFont &font, const QFontMetricsF &metrics, const QString &text)
{
    return walk(font, metrics, text, [](qreal, const QString &) {});
}
} // namespace

int figuresWidth(const QFont &font, const QString &text)
{
    return static_cast<int>(std::ceil(widthOf(font, QFontMetricsF(font), text)));
}

int clockFiguresWidth(const QFont &font)
{
    // Two digits each, before noon and after: one of them is the longest that there is.
    return std::max(figuresWidth(font, clockWords(QTime(10, 0))),
                    figuresWidth(font, clockWords(QTime(22, 0))));
}

void paintFigures(QPainter &painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction)
{
    const QFont &font = painter.font();
    const QFontMetricsF metrics(font);
    const qreal width = widthOf(font, metrics, text);
    if (!readsFromLeft(text) || std::ceil(width) > rect.width()) {
        paintElided(painter, rect, text, direction);
        return;
    }
    const Qt::LayoutDirection before = painter.layoutDirection();
    painter.setLayoutDirection(Qt::LeftToRight);
    const qreal start = direction == Qt::LeftToRight ? rect.left() : rect.right() + 1 - width;
    const qreal base = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    walk(font, metrics, text,
         [&](qreal left, const QString &piece) { painter.drawText(QPointF(start + left, base), piece); });
    painter.setLayoutDirection(before);
}

} // namespace hatstand::ui
