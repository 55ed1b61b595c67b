# SPDX-License-Identifier: Apache-2.0
"""Is it getting more frequent: days with incidents over days at risk, judged by tests whose false alarms are known."""
