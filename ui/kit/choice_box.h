// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace hatstand::ui
{

/// A combo box whose text ends in an ellipsis when there is too little room, and is then a tooltip. (A styled
/// QComboBox cuts it in the middle of a letter.)
class ChoiceBox final : public QComboBox
{
    Q_OBJECT
public:
    using QComboBox::QComboBox;

    /// As wide as the chosen text needs, between these widths in pixels. To be called again when another is
    /// chosen, or when the text has another size.
    void fitCurrentText(int least, int most);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int roomForText() const;
    /// The text as far as it fits.
    [[nodiscard]] QString shownText() const;
};

} // namespace hatstand::ui
