// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QComboBox>

#include <optional>

namespace hatstand::ui
{

/// A combo box whose text ends in an ellipsis when there is too little room, and is then a tooltip. (A styled
/// QComboBox cuts it in the middle of a letter.)
class ChoiceBox final : public QComboBox
{
    Q_OBJECT
public:
    using QComboBox::QComboBox;

    /// From now on as wide as the chosen text needs, between these widths in design pixels.
    void fitCurrentText(const Kit &kit, int least, int most);

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Fit
    {
        Kit kit;
        int least;
        int most;
    };

    void fit();
    [[nodiscard]] int roomForText() const;
    /// The text as far as it fits.
    [[nodiscard]] QString shownText() const;

    std::optional<Fit> m_fit;
};

} // namespace hatstand::ui
