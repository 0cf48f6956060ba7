// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextDocumentLayout>

namespace hatstand::ui::composer
{

/// Lays out a plain text with lines as far apart as the type scale says. (QPlainTextDocumentLayout sets them
/// as tight as the font allows, and has no setting for it.)
class SpacedLines final : public QPlainTextDocumentLayout
{
    Q_OBJECT
public:
    explicit SpacedLines(QTextDocument *document);

    /// Of the document's font, in pixels: what a line takes that has nothing taller in it.
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] QRectF blockBoundingRect(const QTextBlock &block) const override;
};

} // namespace hatstand::ui::composer
