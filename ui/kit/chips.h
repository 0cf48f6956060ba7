// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/painted.h"
#include "kit/painters.h"

#include <QCheckBox>

namespace hatstand::ui
{

/// Icon, word and colour of a status. The word can be more exact than the status ("Approval late").
class StatusChip final : public Painted
{
    Q_OBJECT
public:
    StatusChip(const Kit &kit, Status status, const QString &text = {}, QWidget *parent = nullptr);
    void setStatus(Status status, const QString &text = {});
    /// Another icon than the status has ("clock" on a missed one).
    void setGlyph(Glyph glyph);
    [[nodiscard]] Status status() const { return m_status; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] ChipLook look() const;
    Status m_status;
    QString m_text;
    std::optional<Glyph> m_glyph;
};

/// A quiet fact, or with `accent` the sign of something chosen.
class PlainChip final : public Painted
{
    Q_OBJECT
public:
    PlainChip(const Kit &kit, const QString &text, std::optional<Glyph> glyph = std::nullopt,
              bool accent = false, QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] ChipLook look() const;
    QString m_text;
    std::optional<Glyph> m_glyph;
    bool m_accent;
};

/// A chip that is switched on and off (hashtag groups, filters): plus when off, tick and tint when on.
class ToggleChip final : public QCheckBox
{
    Q_OBJECT
public:
    ToggleChip(const Kit &kit, const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &at) const override { return rect().contains(at); }

private:
    [[nodiscard]] ChipLook look() const;
    Kit m_kit;
};

/// A key as on a keyboard: "Ctrl K".
class KeyCap final : public Painted
{
    Q_OBJECT
public:
    KeyCap(const Kit &kit, const QString &key, QWidget *parent = nullptr);
    void setKey(const QString &key);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

} // namespace hatstand::ui
