// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "networks/rules.h"

#include <QSyntaxHighlighter>

#include <functional>

namespace hatstand::ui::composer
{

/// Colours links, mentions and hashtags as the tab's network finds them. In a large text only the blocks in
/// view are looked at; the others follow when they are scrolled to.
class TextHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    /// From this many characters on only what is in view is coloured.
    static constexpr int largeText = 20'000;

    TextHighlighter(const Kit &kit, QTextDocument *document);

    void setRule(networks::EntityRule rule);
    /// The numbers of the first and the last block in view.
    void setVisibleBlocks(int first, int last);

protected:
    void highlightBlock(const QString &text) override;

private:
    Kit m_kit;
    networks::EntityRule m_rule = networks::EntityRule::Common;
    int m_first = 0;
    int m_last = 0;
};

} // namespace hatstand::ui::composer
