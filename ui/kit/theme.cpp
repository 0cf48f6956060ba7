// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/theme.h"

#include <algorithm>
#include <cmath>

namespace hatstand::ui
{

namespace
{

constexpr QRgb opaque(unsigned rgb)
{
    return 0xff000000U | rgb;
}

QColor colour(unsigned rgb)
{
    return QColor::fromRgb(opaque(rgb));
}

StatusColours statusColours(unsigned text, unsigned fill, unsigned edge)
{
    return {colour(text), colour(fill), colour(edge)};
}

struct TypeStep
{
    qreal size;
    int line;
    QFont::Weight weight;
};

// In the order of TypeRole.
constexpr std::array<TypeStep, typeRoleCount> typeScale{{
    {28, 36, QFont::DemiBold},
    {24, 28, QFont::DemiBold},
    {20, 28, QFont::DemiBold},
    {17, 24, QFont::DemiBold},
    {15, 24, QFont::Normal},
    {15, 20, QFont::DemiBold},
    {13, 20, QFont::Normal},
    {13, 20, QFont::Medium},
    {13, 20, QFont::DemiBold},
    {12, 18, QFont::Normal},
    {11, 16, QFont::Normal},
    {11, 16, QFont::DemiBold},
}};

qreal luminance(const QColor &colour)
{
    // WCAG 2.2, "relative luminance".
    const auto linear = [](float channel) {
        const auto c = static_cast<qreal>(channel);
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

QColor Theme::ink(Ink ink) const
{
    switch (ink) {
    case Ink::Text:
        return text;
    case Ink::Text2:
        return text2;
    case Ink::Text3:
        return text3;
    case Ink::Accent:
        return accent;
    case Ink::AccentText:
        return accentText;
    case Ink::OnAccent:
        return onAccent;
    case Ink::OnDanger:
        return onDanger;
    case Ink::Good:
        return status(Status::Published).text;
    case Ink::Bad:
        return status(Status::Failed).text;
    case Ink::Warning:
        return status(Status::Missed).text;
    case Ink::Control:
        return control;
    }
    return text;
}

QFont Theme::font(qreal designPixels, QFont::Weight weight) const
{
    QFont font(family);
    font.setPixelSize(std::max(1, px(designPixels)));
    font.setWeight(weight);
    return font;
}

QFont Theme::fontFor(TypeRole role) const
{
    const TypeStep &step = typeScale[static_cast<std::size_t>(role)];
    return font(step.size, step.weight);
}

QFont Theme::fixedFont() const
{
    QFont font(fixedFamily);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(px(11));
    return font;
}

int Theme::lineHeight(TypeRole role) const
{
    return px(typeScale[static_cast<std::size_t>(role)].line);
}

int lineHeightAt(TypeRole role, int fontPixels)
{
    const TypeStep &step = typeScale[static_cast<std::size_t>(role)];
    return qRound(fontPixels * step.line / step.size);
}

QPalette Theme::palette() const
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &normal, const QColor &disabled) {
        palette.setColor(QPalette::Active, role, normal);
        palette.setColor(QPalette::Inactive, role, normal);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    set(QPalette::Window, window, window);
    set(QPalette::WindowText, text, text3);
    set(QPalette::Base, surface, sunken);
    set(QPalette::AlternateBase, sunken, sunken);
    set(QPalette::Text, text, text3);
    set(QPalette::PlaceholderText, text3, text3);
    set(QPalette::Button, surface, sunken);
    set(QPalette::ButtonText, text, text3);
    set(QPalette::BrightText, onAccent, text3);
    set(QPalette::Highlight, accentTint2, line);
    set(QPalette::HighlightedText, text, text3);
    set(QPalette::Link, accentText, text3);
    set(QPalette::LinkVisited, accentText, text3);
    set(QPalette::ToolTipBase, raised, raised);
    set(QPalette::ToolTipText, text, text);
    return palette;
}

Theme lightTheme()
{
    Theme theme;
    theme.window = colour(0xF5F6F6);
    theme.rail = colour(0xECEFEF);
    theme.surface = colour(0xFFFFFF);
    theme.sunken = colour(0xF0F2F2);
    theme.raised = colour(0xFFFFFF);
    theme.hover = colour(0xEEF1F1);
    theme.line = colour(0xE0E4E4);
    theme.line2 = colour(0xCDD3D4);
    theme.control = colour(0x7F8A8D);
    theme.text = colour(0x182023);
    theme.text2 = colour(0x465257);
    theme.text3 = colour(0x5E6A6F);
    theme.accent = colour(0x0C6570);
    theme.accentHover = colour(0x0A555E);
    theme.onAccent = colour(0xFFFFFF);
    theme.accentTint = colour(0xE2F0F1);
    theme.accentTint2 = colour(0xC9E2E4);
    theme.accentText = colour(0x0B5C66);
    theme.scrim = QColor(20, 28, 30, 87); // 34 %
    theme.danger = colour(0xB02520);
    theme.onDanger = colour(0xFFFFFF);
    theme.grid = colour(0xE6EAEA);
    theme.statuses = {
        statusColours(0x57636A, 0xFFFFFF, 0x9AA4A9), statusColours(0x4C575C, 0xECEFF0, 0xCBD2D4),
        statusColours(0x735400, 0xFBF1CC, 0xE6D38A), statusColours(0x1E54B0, 0xE6EEFB, 0xBDD1F3),
        statusColours(0x5641A8, 0xEDE9FA, 0xCFC5F0), statusColours(0x0B638F, 0xDDF0FA, 0xA9D5EA),
        statusColours(0x1D6839, 0xE3F3E7, 0xB5DCC0), statusColours(0xB02520, 0xFCE8E6, 0xF0BDB8),
        statusColours(0x9C420C, 0xFDEADD, 0xF2C6A6), statusColours(0x86307A, 0xF8E7F5, 0xE3B9DC)};
    theme.heat = {colour(0xF0F2F2), colour(0xDCEBEC), colour(0xB4D5D8),
                  colour(0x7DB4B9), colour(0x3F8B93), colour(0x0C6570)};
    theme.series = {colour(0x0C6570), colour(0xC8842B), colour(0x7A5BA6), colour(0x5C8A3A), colour(0x7F8A8D)};
    theme.avatars = {
        AvatarTint{colour(0xDCE9EA), colour(0x154E56)}, AvatarTint{colour(0xF3E3D0), colour(0x6E3E0C)},
        AvatarTint{colour(0xE7E0F3), colour(0x4A3488)}, AvatarTint{colour(0xDFEBD8), colour(0x2F5620)},
        AvatarTint{colour(0xF5DEE4), colour(0x7B2745)}, AvatarTint{colour(0xDDE6F5), colour(0x26468A)}};
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.window = colour(0x14181A);
    theme.rail = colour(0x101416);
    theme.surface = colour(0x1B2022);
    theme.sunken = colour(0x15191B);
    theme.raised = colour(0x22282B);
    theme.hover = colour(0x252C2F);
    theme.line = colour(0x2A3134);
    theme.line2 = colour(0x3A4347);
    theme.control = colour(0x707C81);
    theme.text = colour(0xE6EBEC);
    theme.text2 = colour(0xB0BABD);
    theme.text3 = colour(0x919DA1);
    theme.accent = colour(0x58BDC5);
    theme.accentHover = colour(0x74CBD2);
    theme.onAccent = colour(0x05272B);
    theme.accentTint = colour(0x17343A);
    theme.accentTint2 = colour(0x21484E);
    theme.accentText = colour(0x7CD0D6);
    theme.scrim = QColor(0, 0, 0, 140); // 55 %
    theme.danger = colour(0xB02520);
    theme.onDanger = colour(0xFFFFFF);
    theme.grid = colour(0x262D30);
    theme.statuses = {
        statusColours(0xA8B3B8, 0x1B2022, 0x5E6A6F), statusColours(0xB7C1C5, 0x2A3134, 0x414B50),
        statusColours(0xE5C55B, 0x332B12, 0x55481E), statusColours(0x93B7F5, 0x1B2942, 0x2E4570),
        statusColours(0xBBABF3, 0x292343, 0x443A70), statusColours(0x7CC7EC, 0x132F3D, 0x1F5069),
        statusColours(0x82CB98, 0x183022, 0x2A5239), statusColours(0xF49A93, 0x3D1D1C, 0x6B302D),
        statusColours(0xF2A673, 0x3A2517, 0x643E24), statusColours(0xE49BD8, 0x371E33, 0x603559)};
    theme.heat = {colour(0x1F2527), colour(0x1B383C), colour(0x1F5057),
                  colour(0x2B727A), colour(0x3F98A0), colour(0x74CBD2)};
    theme.series = {colour(0x58BDC5), colour(0xE0A552), colour(0xAE93DA), colour(0x93C06E), colour(0x707C81)};
    theme.avatars = {
        AvatarTint{colour(0x1F3F44), colour(0xA8DCE1)}, AvatarTint{colour(0x4A3419), colour(0xF0CC9B)},
        AvatarTint{colour(0x382E57), colour(0xCFC2F2)}, AvatarTint{colour(0x2A4023), colour(0xBFDDB0)},
        AvatarTint{colour(0x4D2735), colour(0xF0B8CA)}, AvatarTint{colour(0x26365A), colour(0xB9CEF6)}};
    return theme;
}

Theme highContrastTheme(const QPalette &system)
{
    const QColor back = system.color(QPalette::Window);
    const QColor front = system.color(QPalette::WindowText);
    const QColor chosen = system.color(QPalette::Highlight);
    const QColor onChosen = system.color(QPalette::HighlightedText);
    Theme theme;
    theme.dark = back.lightness() < front.lightness();
    theme.highContrast = true;
    for (QColor Theme::*fill : {&Theme::window, &Theme::rail, &Theme::surface, &Theme::sunken, &Theme::raised,
                                &Theme::hover, &Theme::accentTint, &Theme::accentTint2, &Theme::danger}) {
        theme.*fill = back;
    }
    for (QColor Theme::*edge : {&Theme::line, &Theme::line2, &Theme::control, &Theme::text, &Theme::text2,
                                &Theme::text3, &Theme::accentText, &Theme::onDanger, &Theme::grid}) {
        theme.*edge = front;
    }
    theme.accent = chosen;
    theme.accentHover = chosen;
    theme.onAccent = onChosen;
    theme.scrim = QColor(back.red(), back.green(), back.blue(), 160);
    theme.statuses.fill({front, back, front});
    theme.heat.fill(back);
    theme.series.fill(front);
    theme.avatars.fill({back, front});
    return theme;
}

qreal contrastRatio(const QColor &a, const QColor &b)
{
    const qreal first = luminance(a);
    const qreal second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

NetworkLook Theme::networkLook(const QString &networkKey) const
{
    if (networkLooks) {
        if (const auto known = networkLooks(networkKey))
            return *known;
    }
    const QString letters = networkKey.left(2).toLower();
    return {letters.isEmpty() ? QStringLiteral("?") : letters.left(1).toUpper() + letters.mid(1),
            colour(0x5B666B)};
}

} // namespace hatstand::ui
