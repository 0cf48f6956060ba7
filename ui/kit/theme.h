// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

#include <array>
#include <functional>
#include <optional>

namespace hatstand::ui
{

/// What a status chip can say. Pages map the states of their rooms to these.
enum class Status {
    Idea,
    Draft,
    Approval,  ///< waits for somebody's yes
    Scheduled, ///< this computer sends it
    Handed,    ///< the network holds it and sends it
    Sending,
    Published,
    Failed,
    Missed,    ///< the computer was off when it was due
    Uncertain, ///< the network did not answer
};
inline constexpr std::size_t statusCount = 10;
inline constexpr std::array<Status, statusCount> allStatuses{
    Status::Idea,    Status::Draft,     Status::Approval, Status::Scheduled, Status::Handed,
    Status::Sending, Status::Published, Status::Failed,   Status::Missed,    Status::Uncertain};

/// The colours of text and icons. `Good`, `Bad` and `Warning` are for numbers and short remarks and always
/// stand with a sign or a word, never alone.
enum class Ink {
    Text,
    Text2, ///< second lines
    Text3, ///< captions, hints, disabled
    Accent,
    AccentText, ///< links, the chosen entry
    OnAccent,   ///< on a filled accent surface
    OnDanger,   ///< on the filled danger button
    Good,
    Bad,
    Warning,
    Control, ///< edges of fields
};
inline constexpr std::size_t inkCount = 11;

/// The type scale of the design; the number in the comment is the size in pixels at a base size of 13.
enum class TypeRole {
    Figure,      ///< 28, semibold
    Tile,        ///< 24, semibold
    PageTitle,   ///< 20, semibold
    DialogTitle, ///< 17, semibold
    Editor,      ///< 15, regular
    CardTitle,   ///< 15, semibold
    Body,        ///< 13, regular
    Name,        ///< 13, medium: names and first lines of rows
    Strong,      ///< 13, semibold: what is chosen, small headings
    Second,      ///< 12, regular: second lines
    Caption,     ///< 11, regular: axis, time
    CaptionBold, ///< 11, semibold: table heads, chips, group names
};
inline constexpr std::size_t typeRoleCount = 12;

/// Text and icon, fill and edge of one status.
struct StatusColours
{
    QColor text;
    QColor fill;
    QColor edge;
};

/// The mark of a network: two letters (one for X and G), and the fill where the network is the subject; white
/// stands on it.
struct NetworkLook
{
    QString letters;
    QColor colour;
};
/// By the key of the network's rules ("bluesky"); nothing for one that is not known.
using NetworkLooks = std::function<std::optional<NetworkLook>(const QString &networkKey)>;

/// The two colours of an avatar without a picture.
struct AvatarTint
{
    QColor fill;
    QColor text;
};

/// Every colour and size that anything in the window is drawn with. A plain value: the style sheet, the
/// palette, delegates and charts all read the same one.
struct Theme
{
    bool dark = false;
    /// The system asked for strong contrast: colours come from its palette, fills are dropped, edges stay.
    bool highContrast = false;

    QColor window;
    QColor rail;
    QColor surface; ///< cards
    QColor sunken;  ///< wells, disabled controls
    QColor raised;  ///< dialogs, tooltips, menus
    QColor hover;
    QColor line;
    QColor line2;   ///< edges of buttons
    QColor control; ///< edges of fields, boxes, radios
    QColor text;
    QColor text2;
    QColor text3;
    QColor accent;
    QColor accentHover;
    QColor onAccent;
    QColor accentTint;
    QColor accentTint2;
    QColor accentText;
    QColor scrim;  ///< has an alpha
    QColor danger; ///< fill of the filled danger button
    QColor onDanger;
    QColor grid; ///< grid lines of charts

    std::array<StatusColours, statusCount> statuses;
    std::array<QColor, 6> heat;   ///< few … many
    std::array<QColor, 5> series; ///< chart series in order; the last is for comparison, dashed
    std::array<AvatarTint, 6> avatars;

    /// Family of the interface font, and of fixed-width text.
    QString family;
    QString fixedFamily;
    /// 1 at the design's base size of 13 px; follows the system's font size and the setting.
    qreal scale = 1.0;

    [[nodiscard]] const StatusColours &status(Status status) const
    {
        return statuses[static_cast<std::size_t>(status)];
    }
    /// How the networks look; whoever knows their rules sets it (ThemeController::setNetworkLooks).
    NetworkLooks networkLooks;

    [[nodiscard]] QColor ink(Ink ink) const;
    /// `networkKey` is the key of the rules ("bluesky"). An unknown network gets the first two letters of its
    /// key on a neutral grey.
    [[nodiscard]] NetworkLook networkLook(const QString &networkKey) const;
    [[nodiscard]] QFont fontFor(TypeRole role) const;
    /// A font of any size in design pixels, for the few places outside the scale (marks).
    [[nodiscard]] QFont font(qreal designPixels, QFont::Weight weight) const;
    [[nodiscard]] QFont fixedFont() const;
    /// Height of one line of the role, in pixels, already scaled.
    [[nodiscard]] int lineHeight(TypeRole role) const;
    /// A length of the design in pixels of the screen's logical coordinates, scaled with the text.
    [[nodiscard]] int px(qreal designPixels) const { return qRound(designPixels * scale); }
    /// The palette for stock widgets. Its 3D roles (Light … Shadow) stay unset, so that a change of the
    /// system's own palette is still noticed through them.
    [[nodiscard]] QPalette palette() const;
};

/// Height of one line of the role where its font has so many pixels.
[[nodiscard]] int lineHeightAt(TypeRole role, int fontPixels);

[[nodiscard]] Theme lightTheme();
[[nodiscard]] Theme darkTheme();
/// Takes every colour from the system's palette; statuses keep their icon and edge only.
[[nodiscard]] Theme highContrastTheme(const QPalette &system);

/// Lengths of the design that several widgets share, in design pixels (see Theme::px).
namespace size
{
inline constexpr int gapInChip = 4;
inline constexpr int gap = 8;
inline constexpr int gapInCard = 12;
inline constexpr int padding = 16; ///< of cards, and between them
inline constexpr int pageMargin = 24;
inline constexpr int radiusChip = 4;
inline constexpr int radiusControl = 6;
inline constexpr int radiusCard = 8;
inline constexpr int radiusDialog = 10;
inline constexpr int topBar = 52;
inline constexpr int pageHead = 56;
inline constexpr int cardHead = 44;
inline constexpr int navRow = 34;
inline constexpr int control = 32;
inline constexpr int controlSmall = 28;
inline constexpr int tableRow = 36;
inline constexpr int chip = 20;
inline constexpr int rail = 184;
inline constexpr int railNarrow = 48;
inline constexpr int narrowPanels = 1200; ///< below this width side panels become drawers
inline constexpr int narrowRail = 980;    ///< below this width the rail folds
inline constexpr int minimumTarget = 24;
} // namespace size

/// Contrast of two opaque colours by WCAG 2.2: 1 (none) to 21.
[[nodiscard]] qreal contrastRatio(const QColor &a, const QColor &b);

} // namespace hatstand::ui
