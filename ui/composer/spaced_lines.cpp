// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/spaced_lines.h"

#include "kit/theme.h"

#include <QFontMetrics>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace hatstand::ui::composer
{

SpacedLines::SpacedLines(QTextDocument *document) : QPlainTextDocumentLayout(document) {}

int SpacedLines::lineHeight() const
{
    const QFont font = document()->defaultFont();
    const QFontMetrics metrics(font);
    return std::max(metrics.lineSpacing(), lineHeightAt(TypeRole::Editor, font.pixelSize()));
}

// The base class lays a block out when somebody asks for its place, and always asks here first: what is
// drawn, clicked and walked through goes by where the lines of the block's layout stand.
QRectF SpacedLines::blockBoundingRect(const QTextBlock &block) const
{
    QRectF rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    if (!block.isValid() || !block.isVisible())
        return rect;
    const QTextLayout &layout = *block.layout();
    const qreal usual = lineHeight();
    const qreal below = block.next().isValid() ? 0 : document()->documentMargin();
    qreal top = 0;
    for (int i = 0; i < layout.lineCount(); ++i) {
        QTextLine line = layout.lineAt(i);
        const qreal height = std::max(usual, std::ceil(line.height())); // an emoji may be taller
        line.setPosition({line.x(), top + std::floor((height - line.height()) / 2)});
        top += height;
    }
    rect.setHeight(top + below);
    return rect;
}

} // namespace hatstand::ui::composer
