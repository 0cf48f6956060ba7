// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "kit/dialog.h"

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace hatstand::ui
{
class FormField;
}

namespace hatstand::ui::composer
{

/// A named piece of text that is kept: a snippet, or a group of hashtags.
struct Piece
{
    QString id; ///< empty: not kept yet
    QString name;
    QString text;
};

/// How pieces are read and kept, and what they are called.
struct PieceKeeping
{
    QString title;
    QString explanation;
    QString textLabel;
    std::function<std::vector<Piece>()> all;
    std::function<Result<void>(const Piece &)> keep; ///< a new one when its id is empty
    std::function<Result<void>(const QString &id)> remove;
};

/// Makes, changes and removes pieces. What was written is kept by its button, by Enter, and before another is
/// looked at or the dialog is closed; what is wrong stands below the field, and a button throws it away.
class PiecesDialog final : public Dialog
{
    Q_OBJECT
public:
    PiecesDialog(const Kit &kit, PieceKeeping keeping, QWidget *parent);

    /// Esc and "Close": what was written is kept first.
    void reject() override;

private:
    /// Reads the pieces again and shows the one of that row.
    void fill(int row);
    void showPiece(int row);
    void chosen(int row);
    /// True when what is written is kept, or nothing differs.
    bool keepWritten();
    /// False, and told below the field, when it cannot be kept.
    bool keep();
    void keepPiece();
    void removePiece();
    void refreshButtons();
    [[nodiscard]] bool differs() const;
    [[nodiscard]] int rowOf(const QString &id) const;

    PieceKeeping m_keeping;
    std::vector<Piece> m_pieces;
    Piece m_shown; ///< as it is kept
    QListWidget *m_list;
    QLineEdit *m_name;
    QPlainTextEdit *m_text;
    FormField *m_textField;
    QPushButton *m_keep;
    QPushButton *m_forget;
    QPushButton *m_remove;
    QPushButton *m_close = nullptr;
};

} // namespace hatstand::ui::composer
