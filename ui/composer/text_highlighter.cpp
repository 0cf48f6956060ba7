// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/text_highlighter.h"

#include "networks/text_measure.h"

#include <QTextDocument>

#include <algorithm>

namespace hatstand::ui::composer
{

namespace
{
// States of blocks, so that what was passed over is known when it comes into view.
constexpr int coloured = 1;
constexpr int passedOver = 2;
constexpr qsizetype longestBlock = 20'000;
} // namespace

TextHighlighter::TextHighlighter(const Kit &kit, QTextDocument *document)
    : QSyntaxHighlighter(document), m_kit(kit)
{
    connect(&kit.themes, &ThemeController::changed, this, &QSyntaxHighlighter::rehighlight);
}

void TextHighlighter::setRule(networks::EntityRule rule)
{
    if (rule == m_rule)
        return;
    m_rule = rule;
    rehighlight();
}

void TextHighlighter::setVisibleBlocks(int first, int last)
{
    m_first = first;
    m_last = last;
    if (document()->characterCount() <= largeText)
        return;
    for (QTextBlock block = document()->findBlockByNumber(first);
         block.isValid() && block.blockNumber() <= last; block = block.next()) {
        if (block.userState() == passedOver)
            rehighlightBlock(block);
    }
}

void TextHighlighter::highlightBlock(const QString &text)
{
    const int number = currentBlock().blockNumber();
    const bool outOfView =
        document()->characterCount() > largeText && (number < m_first || number > m_last + 1);
    if (outOfView || text.size() > longestBlock) {
        setCurrentBlockState(outOfView ? passedOver : coloured);
        return;
    }
    setCurrentBlockState(coloured);
    QTextCharFormat format;
    format.setForeground(m_kit.theme().accentText);
    for (const networks::TextEntity &entity : networks::findEntities(text, m_rule))
        setFormat(int(entity.start), int(entity.length), format);
}

} // namespace hatstand::ui::composer
