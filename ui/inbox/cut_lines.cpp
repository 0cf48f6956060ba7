// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/cut_lines.h"

#include "kit/painters.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace hatstand::ui::inbox
{

namespace
{
/// More is never shown, and laying out costs by the length.
constexpr int mostCharacters = 600;

/// Where each line begins, at most `most`.
std::vector<int> lineStarts(const QString &text, const QFont &font, int width, int most)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    std::vector<int> starts;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid() && static_cast<int>(starts.size()) < most;
         line = layout.createLine()) {
        line.setLineWidth(width);
        starts.push_back(line.textStart());
    }
    layout.endLayout();
    if (starts.empty())
        starts.push_back(0);
    return starts;
}

QString inOneLine(const QString &text)
{
    return text.left(mostCharacters).simplified();
}
} // namespace

int cutLineCount(const QString &text, const QFont &font, int width, int most)
{
    return static_cast<int>(lineStarts(inOneLine(text), font, std::max(1, width), most).size());
}

void paintCutLines(QPainter &painter, const QRect &rect, const QString &text, int lineHeight, int most,
                   Qt::LayoutDirection direction)
{
    const QString words = inOneLine(text);
    const std::vector<int> starts = lineStarts(words, painter.font(), std::max(1, rect.width()), most);
    for (std::size_t line = 0; line < starts.size(); ++line) {
        const bool isLast = line + 1 == starts.size();
        const QString shown = isLast ? words.mid(starts[line])
                                     : words.mid(starts[line], starts[line + 1] - starts[line]).trimmed();
        const QRect room(rect.left(), rect.top() + static_cast<int>(line) * lineHeight, rect.width(),
                         lineHeight);
        paintElided(painter, room, shown, direction);
    }
}

} // namespace hatstand::ui::inbox
