// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/painters.h"

#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <vector>

namespace hatstand::ui
{

namespace
{

/// Restores the painter at the end of the scope.
class Saved
{
public:
    explicit Saved(QPainter &painter) : m_painter(painter)
    {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Saved(const Saved &) = delete;
    Saved &operator=(const Saved &) = delete;

private:
    QPainter &m_painter;
};

/// A one-pixel line lies on the half pixel.
QRectF inset(const QRect &rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

QFont chipFont(const Theme &theme, const ChipLook &look)
{
    return theme.font(11, look.bold ? QFont::DemiBold : QFont::Medium);
}

int chipIconSide(const Theme &theme)
{
    return theme.px(12);
}

/// Design pixels of the radius of a square mark whose side is `side` design pixels.
qreal markRadius(qreal side)
{
    return std::round(side / 4.0);
}

void paintLetters(QPainter &painter, const Theme &theme, const QRect &rect, const QString &letters,
                  const QColor &colour, qreal share)
{
    QFont font(theme.family);
    font.setPixelSize(std::max(7, qRound(rect.height() * share)));
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, letters);
}

void paintNeutralTile(QPainter &painter, const Theme &theme, const QRect &rect, const QString &letters)
{
    const qreal radius = markRadius(rect.height());
    painter.setPen(QPen(theme.line2, 1));
    painter.setBrush(theme.sunken);
    painter.drawRoundedRect(inset(rect), radius, radius);
    paintLetters(painter, theme, rect, letters, theme.text2, rect.height() > theme.px(28) ? 0.41 : 0.48);
}

} // namespace

ChipLook chipLook(const Theme &theme, Status status)
{
    const StatusColours &colours = theme.status(status);
    return {colours.text,
            colours.fill,
            colours.edge,
            glyphOf(status),
            status == Status::Idea || status == Status::Uncertain,
            true};
}

ChipLook plainChipLook(const Theme &theme, std::optional<Glyph> glyph)
{
    return {theme.text2, theme.sunken, theme.line, glyph, false, false};
}

ChipLook accentChipLook(const Theme &theme, std::optional<Glyph> glyph)
{
    return {theme.accentText, theme.accentTint, theme.accentTint2, glyph, false, true};
}

QString statusWord(Status status)
{
    const auto word = [](const char *text) { return QCoreApplication::translate("hatstand::ui", text); };
    switch (status) {
    case Status::Idea:
        return word(QT_TRANSLATE_NOOP("hatstand::ui", "Idea"));
    case Status::Draft:
        return word(QT_TRANSLATE_NOOP("hatstand::ui", "Draft"));
    case Status::Approval:
        return word(QT_TRANSLATE_NOOP("hatstand::ui", "Needs approval"));
    case Status::Scheduled:
        return word(QT_TRANSLATE_NOOP("hatstand::ui", "Scheduled"));
    case Status::Handed:
        return word(QT_TRANSLATE_NOOP("hatstand::ui", "Handed over"));
    case Status::Sending:
        return word(QT_TRANSLATE_NOOP("hatstand::ui", "Sending"));
    case Status::Published:
        return word(QT_TRANSLATE_NOOP("hatstand::ui", "Published"));
    case Status::Failed:
        return word(QT_TRANSLATE_NOOP("hatstand::ui", "Failed"));
    case Status::Missed:
        return word(QT_TRANSLATE_NOOP("hatstand::ui", "Missed"));
    case Status::Uncertain:
        return word(QT_TRANSLATE_NOOP("hatstand::ui", "Uncertain"));
    }
    return {};
}

QSize chipSize(const Theme &theme, const ChipLook &look, const QString &text)
{
    const QFontMetrics metrics(chipFont(theme, look));
    const int icon = look.glyph ? chipIconSide(theme) + theme.px(size::gapInChip) : 0;
    const int before = theme.px(look.glyph ? 6 : 8);
    return {before + icon + metrics.horizontalAdvance(text) + theme.px(8),
            std::max(theme.px(size::chip), metrics.height() + 2)};
}

void paintChip(QPainter &painter, const Kit &kit, const QRect &rect, const ChipLook &look,
               const QString &text, Qt::LayoutDirection direction)
{
    const Saved saved(painter);
    const Theme &theme = kit.theme();
    QPen edge(look.edge, 1);
    if (look.dashed)
        edge.setDashPattern({3, 2});
    painter.setPen(edge);
    painter.setBrush(look.fill);
    painter.drawRoundedRect(inset(rect), theme.px(size::radiusChip), theme.px(size::radiusChip));

    int left = rect.left() + theme.px(look.glyph ? 6 : 8);
    if (look.glyph) {
        const int side = chipIconSide(theme);
        const QRect icon(left, rect.top() + (rect.height() - side) / 2, side, side);
        kit.icons.paint(painter, mirrored(icon, rect, direction), *look.glyph, look.text);
        left += side + theme.px(size::gapInChip);
    }
    painter.setFont(chipFont(theme, look));
    painter.setPen(look.text);
    const QRect words(left, rect.top(), rect.right() - theme.px(5) - left, rect.height());
    paintElided(painter, mirrored(words, rect, direction), text, direction);
}

void paintStatusIcon(QPainter &painter, const Kit &kit, const QRect &rect, Status status)
{
    kit.icons.paint(painter, rect, glyphOf(status), kit.theme().status(status).text);
}

void paintStatusDisc(QPainter &painter, const Kit &kit, const QRect &rect, Status status)
{
    const Saved saved(painter);
    const StatusColours &colours = kit.theme().status(status);
    QPen edge(colours.text, 1);
    if (status == Status::Idea || status == Status::Uncertain)
        edge.setDashPattern({3, 2});
    painter.setPen(edge);
    painter.setBrush(colours.fill);
    painter.drawEllipse(inset(rect));
    const int margin = qRound(rect.height() * 0.22);
    kit.icons.paint(painter, rect.adjusted(margin, margin, -margin, -margin), glyphOf(status), colours.text);
}

int networkMarkSide(const Theme &theme, MarkSize size)
{
    switch (size) {
    case MarkSize::Tiny:
    case MarkSize::Small:
        return theme.px(18);
    case MarkSize::Medium:
        return theme.px(24);
    case MarkSize::Large:
        return theme.px(32);
    }
    return theme.px(18);
}

void paintNetworkMark(QPainter &painter, const Theme &theme, const QRect &rect, const QString &networkKey,
                      MarkStyle style)
{
    const Saved saved(painter);
    const NetworkLook look = theme.networkLook(networkKey);
    if (style == MarkStyle::Neutral || theme.highContrast) {
        paintNeutralTile(painter, theme, rect, look.letters);
        return;
    }
    const qreal radius = markRadius(rect.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.colour);
    painter.drawRoundedRect(QRectF(rect), radius, radius);
    paintLetters(painter, theme, rect, look.letters, QColor(Qt::white),
                 rect.height() > theme.px(28) ? 0.41 : 0.48);
}

int networkMarksWidth(const Theme &theme, qsizetype count)
{
    const int step = networkMarkSide(theme, MarkSize::Small) + theme.px(3);
    return count <= 0 ? 0 : static_cast<int>(count) * step - theme.px(3);
}

int paintNetworkMarks(QPainter &painter, const Theme &theme, const QRect &rect,
                      const QStringList &networkKeys, bool alignRight, Qt::LayoutDirection direction)
{
    const Saved saved(painter);
    const int side = networkMarkSide(theme, MarkSize::Small);
    const int step = side + theme.px(3);
    const auto room = static_cast<qsizetype>(std::max(0, (rect.width() + theme.px(3)) / step));
    if (room == 0)
        return 0;
    const bool all = networkKeys.size() <= room;
    const qsizetype shown = all ? networkKeys.size() : std::max<qsizetype>(0, room - 1);
    const qsizetype tiles = all ? shown : shown + 1;
    const int width = std::min(networkMarksWidth(theme, tiles), rect.width());
    if (width <= 0)
        return 0;
    int left = alignRight ? rect.right() + 1 - width : rect.left();
    for (qsizetype i = 0; i < tiles; ++i, left += step) {
        const QRect tile =
            mirrored({left, rect.top() + (rect.height() - side) / 2, side, side}, rect, direction);
        if (i < shown) {
            paintNetworkMark(painter, theme, tile, networkKeys.at(i), MarkStyle::Neutral);
        } else if (shown == 0) {
            // "+2" beside a time would read as two hours more.
            paintNeutralTile(painter, theme, tile, QString::number(networkKeys.size()));
        } else {
            painter.setFont(theme.fontFor(TypeRole::Caption));
            painter.setPen(theme.text3);
            painter.drawText(tile, Qt::AlignCenter, QStringLiteral("+%1").arg(networkKeys.size() - shown));
        }
    }
    return width;
}

int clientMarkSide(const Theme &theme, MarkSize size)
{
    switch (size) {
    case MarkSize::Tiny:
        return theme.px(16);
    case MarkSize::Small:
        return theme.px(20);
    case MarkSize::Medium:
        return theme.px(24);
    case MarkSize::Large:
        return theme.px(36);
    }
    return theme.px(20);
}

void paintClientMark(QPainter &painter, const Theme &theme, const QRect &rect, const QString &initials,
                     const QColor &colour)
{
    const Saved saved(painter);
    const qreal radius = markRadius(rect.height());
    const QColor dark(0x14, 0x18, 0x1A);
    QColor letters =
        contrastRatio(colour, Qt::white) >= contrastRatio(colour, dark) ? QColor(Qt::white) : dark;
    if (theme.highContrast) {
        painter.setPen(QPen(theme.line, 1));
        painter.setBrush(theme.surface);
        painter.drawRoundedRect(inset(rect), radius, radius);
        letters = theme.text;
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(rect), radius, radius);
    }
    paintLetters(painter, theme, rect, initials, letters, rect.height() > theme.px(30) ? 0.4 : 0.42);
}

QString initialsOf(const QString &name)
{
    QString initials;
    for (const QString &word : name.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!word.at(0).isLetterOrNumber() && !word.at(0).isSurrogate())
            continue;
        // A character outside the basic plane takes two units.
        const qsizetype units = word.at(0).isHighSurrogate() && word.size() > 1 ? 2 : 1;
        const QString letter = word.left(units).toUpper();
        if (initials.isEmpty())
            initials = letter;
        else
            return initials + letter;
    }
    return initials;
}

void paintAvatar(QPainter &painter, const Theme &theme, const QRect &rect, const QString &name,
                 const QPixmap &picture)
{
    const Saved saved(painter);
    if (!picture.isNull()) {
        QPainterPath circle;
        circle.addEllipse(rect);
        painter.setClipPath(circle);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const int side = std::min(picture.width(), picture.height());
        painter.drawPixmap(rect, picture,
                           {(picture.width() - side) / 2, (picture.height() - side) / 2, side, side});
        return;
    }
    // Not qHash: the tint must be the same on every start.
    unsigned sum = 0;
    for (const QChar character : name)
        sum = (sum * 31 + character.unicode()) % 997;
    const AvatarTint &tint = theme.avatars[sum % theme.avatars.size()];
    painter.setPen(theme.highContrast ? QPen(theme.line, 1) : QPen(Qt::NoPen));
    painter.setBrush(tint.fill);
    painter.drawEllipse(theme.highContrast ? inset(rect) : QRectF(rect));
    QFont font(theme.family);
    font.setPixelSize(std::max(7, qRound(rect.height() * (rect.height() > theme.px(36) ? 0.35 : 0.4))));
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(tint.text);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, initialsOf(name));
}

void paintRing(QPainter &painter, const QRectF &rect, qreal share, qreal thickness, const QColor &track,
               const QColor &colour)
{
    const Saved saved(painter);
    const qreal side = std::min(rect.width(), rect.height()) - thickness;
    const QRectF circle(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(track, thickness));
    painter.drawEllipse(circle);
    const qreal part = std::clamp(share, 0.0, 1.0);
    if (part <= 0)
        return;
    painter.setPen(QPen(colour, thickness, Qt::SolidLine, part < 1 ? Qt::RoundCap : Qt::FlatCap));
    // Sixteenths of a degree, counted against the clock from three o'clock.
    painter.drawArc(circle, 90 * 16, -qRound(part * 360 * 16));
}

void paintSparkline(QPainter &painter, const QRectF &rect, std::span<const double> values,
                    const QColor &colour)
{
    if (values.size() < 2)
        return;
    const Saved saved(painter);
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double range = *high > *low ? *high - *low : 1.0;
    const QRectF plot = rect.adjusted(2, 3, -3, -3);
    QPolygonF line;
    for (std::size_t i = 0; i < values.size(); ++i) {
        line << QPointF(plot.left() +
                            plot.width() * static_cast<double>(i) / static_cast<double>(values.size() - 1),
                        plot.bottom() - (values[i] - *low) / range * plot.height());
    }
    QPolygonF area = line;
    area << QPointF(plot.right(), rect.bottom()) << QPointF(plot.left(), rect.bottom());
    QColor tint = colour;
    tint.setAlphaF(0.1F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(line.last(), 2.2, 2.2);
}

QSize keyCapSize(const Theme &theme, const QString &key)
{
    const QFontMetrics metrics(theme.font(11, QFont::Medium));
    const int height = std::max(theme.px(18), metrics.height() + 2);
    return {std::max(height, metrics.horizontalAdvance(key) + theme.px(12)), height};
}

void paintKeyCap(QPainter &painter, const Theme &theme, const QRect &rect, const QString &key)
{
    const Saved saved(painter);
    painter.setPen(QPen(theme.line2, 1));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(inset(rect), theme.px(size::radiusChip), theme.px(size::radiusChip));
    painter.setFont(theme.font(11, QFont::Medium));
    painter.setPen(theme.text3);
    // Keys are named from left to right whatever the language reads like, as they stand on the keyboard: from
    // right to left "Ctrl+," would be ",+Ctrl", and the sign ">" would turn round.
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, key);
}

bool paintElided(QPainter &painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction,
                 Qt::Alignment vertical)
{
    const QFontMetrics metrics = painter.fontMetrics();
    QString line = text;
    line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    const QString shown = metrics.elidedText(line, Qt::ElideRight, rect.width());
    // Where the line stands follows the window; how it reads follows its own first letter, so that a handle
    // or a foreign title keeps its order.
    const Qt::LayoutDirection before = painter.layoutDirection();
    painter.setLayoutDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const Qt::Alignment side = direction == Qt::LeftToRight ? Qt::AlignLeft : Qt::AlignRight;
    const Qt::Alignment alignment = (vertical & Qt::AlignVertical_Mask) | side | Qt::AlignAbsolute;
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
    painter.setLayoutDirection(before);
    return shown != line;
}

QRect roomInCard(const QWidget *list)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(list);
    return area ? area->rect().translated(-area->viewport()->pos()) : QRect();
}

void paintRowBackground(QPainter &painter, const Theme &theme, const QRect &rect, const RowState &state,
                        Qt::LayoutDirection direction)
{
    const Saved saved(painter);
    painter.setPen(Qt::NoPen);
    const int radius = theme.px(size::radiusCard) - 1; // within the edge
    if (!state.inCard.isEmpty() && rect.bottom() > state.inCard.bottom() - radius) {
        QPainterPath room;
        room.addRoundedRect(state.inCard.adjusted(0, -2 * radius, 0, 0), radius, radius);
        painter.setClipPath(room, Qt::IntersectClip);
    }
    if (state.selected)
        painter.fillRect(rect, state.listFocused ? theme.accentTint : theme.hover);
    else if (state.hovered)
        painter.fillRect(rect, theme.hover);
    if (state.selected)
        painter.fillRect(mirrored({rect.left(), rect.top(), theme.px(3), rect.height()}, rect, direction),
                         theme.accent);
    if (state.keyboardFocus) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), theme.px(4), theme.px(4));
    }
}

} // namespace hatstand::ui
