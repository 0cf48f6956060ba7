// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QRectF>
#include <QString>

#include <optional>
#include <span>

class QPainter;

/// Pure drawing, shared by the widgets of the kit and by the delegates of lists, tables and the calendar.
/// Every function leaves the painter as it found it. Lengths follow the text size of the theme.
namespace hatstand::ui
{

/// What a chip looks like apart from its words.
struct ChipLook
{
    QColor text;
    QColor fill;
    QColor edge;
    std::optional<Glyph> glyph;
    bool dashed = false;
    bool bold = true;
};
/// The look of a status: icon, colours, dashed edge for idea and uncertain.
[[nodiscard]] ChipLook chipLook(const Theme &theme, Status status);
/// The quiet chip for facts that are no status.
[[nodiscard]] ChipLook plainChipLook(const Theme &theme, std::optional<Glyph> glyph = std::nullopt);
/// The chip of something chosen, in the accent's tint.
[[nodiscard]] ChipLook accentChipLook(const Theme &theme, std::optional<Glyph> glyph = std::nullopt);
/// The translated word of a status: "Needs approval".
[[nodiscard]] QString statusWord(Status status);

/// Width and height that the whole text needs.
[[nodiscard]] QSize chipSize(const Theme &theme, const ChipLook &look, const QString &text);
/// Draws in `rect`; the text is elided when it must be.
void paintChip(QPainter &painter, const Kit &kit, const QRect &rect, const ChipLook &look,
               const QString &text, Qt::LayoutDirection direction = Qt::LeftToRight);
/// The bare icon in its status colour.
void paintStatusIcon(QPainter &painter, const Kit &kit, const QRect &rect, Status status);
/// A round disc in the status fill with its icon, as on the day's timeline.
void paintStatusDisc(QPainter &painter, const Kit &kit, const QRect &rect, Status status);

enum class MarkStyle { Neutral, Filled };
enum class MarkSize { Tiny, Small, Medium, Large };
/// Side of a network's tile in pixels: 18, 18, 24, 32.
[[nodiscard]] int networkMarkSide(const Theme &theme, MarkSize size);
void paintNetworkMark(QPainter &painter, const Theme &theme, const QRect &rect, const QString &networkKey,
                      MarkStyle style);
/// A row of neutral marks with 3 px between them; draws from the right edge leftwards when `alignRight`
/// (mirrored under right to left). What does not fit is said as "+2"; where none fits, a tile has
/// their number, and without room for it nothing is drawn. Returns the width used.
int paintNetworkMarks(QPainter &painter, const Theme &theme, const QRect &rect,
                      const QStringList &networkKeys, bool alignRight = false,
                      Qt::LayoutDirection direction = Qt::LeftToRight);
[[nodiscard]] int networkMarksWidth(const Theme &theme, qsizetype count);

/// Side of a client's square in pixels: 16, 20, 24, 36.
[[nodiscard]] int clientMarkSide(const Theme &theme, MarkSize size);
/// `initials` has one or two letters; the text is white or near black, whichever reads better on `colour`.
void paintClientMark(QPainter &painter, const Theme &theme, const QRect &rect, const QString &initials,
                     const QColor &colour);
/// One or two capital letters of a name: "Crumb & Clover" → "CC".
[[nodiscard]] QString initialsOf(const QString &name);

/// A person without a picture: initials on one of six tints, chosen by the name and always the same.
void paintAvatar(QPainter &painter, const Theme &theme, const QRect &rect, const QString &name,
                 const QPixmap &picture = {});

/// A ring that starts at twelve and runs with the clock. `share` is cut to 0 … 1.
void paintRing(QPainter &painter, const QRectF &rect, qreal share, qreal thickness, const QColor &track,
               const QColor &colour);

/// A line with a tint below it and a dot at its end. Fewer than two values draw nothing.
void paintSparkline(QPainter &painter, const QRectF &rect, std::span<const double> values,
                    const QColor &colour);

/// A key as printed on a key cap. The size for it, and the drawing.
[[nodiscard]] QSize keyCapSize(const Theme &theme, const QString &key);
void paintKeyCap(QPainter &painter, const Theme &theme, const QRect &rect, const QString &key);

/// Draws one line of text, elided on the side where it ends, aligned to where it starts in `direction`.
/// Returns true when something was cut (so that the caller shows a tooltip).
bool paintElided(QPainter &painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction,
                 Qt::Alignment vertical = Qt::AlignVCenter);

/// `rect` mirrored within `bounds` under right to left, unchanged otherwise.
[[nodiscard]] inline QRect mirrored(const QRect &rect, const QRect &bounds, Qt::LayoutDirection direction)
{
    if (direction == Qt::LeftToRight)
        return rect;
    return {bounds.left() + bounds.right() - rect.right(), rect.top(), rect.width(), rect.height()};
}

/// The row backgrounds of lists: selection tint with the 3 px bar at the leading edge, hover, and the focus
/// ring inside the row.
struct RowState
{
    bool selected = false;
    bool listFocused = true;
    bool hovered = false;
    bool keyboardFocus = false;
    /// What fills a card down to its edge; its lower corners stay as round as the card's. Empty: no card.
    QRect inCard = {};
};
/// Of a list that fills a card, in the coordinates that its rows are painted in.
[[nodiscard]] QRect roomInCard(const QWidget *list);
void paintRowBackground(QPainter &painter, const Theme &theme, const QRect &rect, const RowState &state,
                        Qt::LayoutDirection direction = Qt::LeftToRight);

} // namespace hatstand::ui
