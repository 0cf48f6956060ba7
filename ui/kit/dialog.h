// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/buttons.h"
#include "kit/kit.h"

#include <QDialog>
#include <QPointer>

class QHBoxLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace hatstand::ui
{

class Scrim;

/// A button of a dialog. Buttons name the act ("Close anyway"), never Yes or No.
struct DialogAction
{
    QString id; ///< what the answer carries: "close-anyway"
    QString text;
    ButtonKind kind = ButtonKind::Normal;
    std::optional<Glyph> glyph = std::nullopt;
    bool leading = false; ///< at the start of the row, away from the main button
};

/// Base of every dialog: title, body, one row of buttons, over a scrim on the parent's window. Opened with
/// open(), never exec(). Deletes itself when closed. Focus returns to where it came from.
class Dialog : public QDialog
{
    Q_OBJECT
public:
    /// `width` in design pixels, more where the buttons need it; the height follows the content.
    Dialog(const Kit &kit, const QString &title, int width, QWidget *parent);
    ~Dialog() override;

    void setTitle(const QString &title);
    /// A line or two under the title.
    void setText(const QString &text);
    /// A round sign before the title.
    void setSign(Glyph glyph, Status status);
    /// The tile of a network or client before title and text; unlike the sign it leaves the body its whole
    /// width.
    void setMark(QWidget *mark);
    /// At the start of the row of buttons, for what goes on while the dialog waits.
    void addToButtonRow(QWidget *widget);
    /// Between the text and the buttons; padded.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// Adds at the end of the row. A press closes the dialog with the action's id as answer, unless
    /// `closes` is false. The last Primary or DangerPrimary becomes the default button with the focus.
    QPushButton *addButton(const DialogAction &action, bool closes = true);
    /// What was answered; empty while open and when closed by Esc.
    [[nodiscard]] QString answer() const { return m_answer; }
    /// Closes with this answer.
    void answerWith(const QString &actionId);

Q_SIGNALS:
    /// Sent once, when the dialog closes; `actionId` is empty for Esc.
    void answered(const QString &actionId);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    [[nodiscard]] const Kit &kit() const { return m_kit; }
    /// Fits the height to the content again, as far as the parent's window has it (what does not fit
    /// scrolls), and centres over it.
    void place();

private:
    void makeScrollable();
    void fitWidth();

    Kit m_kit;
    QString m_answer;
    int m_width;
    QHBoxLayout *m_upper;
    QHBoxLayout *m_head;
    QScrollArea *m_area = nullptr; ///< around the upper part once it is taller than the window
    QLabel *m_sign;
    QLabel *m_title;
    QLabel *m_text;
    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons;
    int m_leading = 0;
    QPointer<QPushButton> m_default;
    QPointer<Scrim> m_scrim;
    QPointer<QWidget> m_focusBefore;
};

} // namespace hatstand::ui
