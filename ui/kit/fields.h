// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QLineEdit>
#include <QWidget>

class QLabel;

namespace hatstand::ui
{

class GlyphLabel;

/// A line edit with an icon at its start.
class IconField : public QLineEdit
{
    Q_OBJECT
public:
    IconField(const Kit &kit, Glyph glyph, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void measure();
    Kit m_kit;
    Glyph m_glyph;
};

/// A field to look for something. Esc empties it first and only then goes on to whoever listens.
class SearchField final : public IconField
{
    Q_OBJECT
public:
    /// `hint` is shown while empty and is the accessible name: "Find a setting".
    SearchField(const Kit &kit, const QString &hint, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

/// A label above a field, a help line below it, and in place of the help what is wrong.
class FormField final : public QWidget
{
    Q_OBJECT
public:
    /// Takes the field in, makes the label its buddy and its accessible name.
    FormField(const Kit &kit, const QString &label, QWidget *field, QWidget *parent = nullptr);
    /// Also the accessible name of the field.
    void setLabel(const QString &label);
    void setHelp(const QString &help);
    /// Empty when all is well.
    void setError(const QString &error);
    [[nodiscard]] bool hasError() const;
    [[nodiscard]] QWidget *field() const { return m_field; }

private:
    void showRemark();
    Kit m_kit;
    QLabel *m_label;
    QWidget *m_field;
    GlyphLabel *m_sign;
    QLabel *m_remark;
    QString m_help;
    QString m_error;
};

} // namespace hatstand::ui
